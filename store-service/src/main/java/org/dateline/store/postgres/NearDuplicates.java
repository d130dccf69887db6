package org.dateline.store.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.database.sql.Row;
import org.dateline.events.Segment;
import org.dateline.events.Sketch;
import org.dateline.events.fingerprint.BodyWords;
import org.dateline.events.fingerprint.Shingles;
import org.dateline.store.alike.Comparison;
import org.dateline.store.alike.Passage;
import org.dateline.store.alike.Passages;
import org.dateline.store.alike.Thresholds;
import org.jspecify.annotations.Nullable;

/// Finds, for the bodies of stored articles, the bodies that are alike, and keeps those that matter
/// in `body_pair`.
///
/// Candidates are bodies that share a key hash. Sketches tell which of them are worth reading, and
/// only the stored texts which are alike. A body that no article has at present is not compared; it
/// will be when an article has it again. A body is looked for once, however often it comes.
final class NearDuplicates {

    private NearDuplicates() {}

    /// Of the bodies that hold a hash, so many are looked at, the first that came. A hash that more
    /// hold is what a site says on every page, or a story so often copied that its first copies
    /// lead to all others.
    private static final int HOLDERS = 64;

    /// Of all candidates, so many are looked at, those that share most.
    private static final int CANDIDATES = 32;

    /// Of the clusters that one body is in and those it joins, the shown members of so many are
    /// compared with each other.
    private static final int JOINED = 4;

    /// Shingles in memory at a time; with the text and words they are of, each takes some 40 bytes.
    private static final int CACHED_SHINGLES = 1 << 19;

    /// What a look found.
    ///
    /// @param bodies of the articles that were looked for; an article without a body has none
    /// @param merging of each body, others that belong into one cluster with it
    record Found(Map<UUID, Optional<Long>> bodies, Map<Long, Set<Long>> merging) {

        static final Found NOTHING = new Found(Map.of(), Map.of());
    }

    private record Looked(UUID article, Optional<Long> body, boolean known) {}

    /// Articles whose bodies are still to be compared. A body that another article has, which was
    /// compared while it had it, is known.
    private static final MultiRowStatement<UUID> TO_LOOK_FOR =
            new MultiRowStatement<>(
                    """
                    select mine.article_id, mine.body_id,
                        (select true from fingerprint other
                            where other.body_id = mine.body_id and other.placed = %d
                            limit 1)
                    from fingerprint mine
                    where mine.article_id = any(?) and mine.placed <> %1$d
                    """
                            .formatted(Thresholds.VERSION),
                    uuid(id -> id));

    /// A body, and another that may be like it.
    private record Candidate(
            long body, byte[] sketch, long other, byte[] otherSketch, String scheme) {

        boolean isWorthwhile() {
            try {
                return Comparison.isWorthwhile(
                        Sketch.of(scheme, sketch), Sketch.of(scheme, otherSketch));
            } catch (IllegalArgumentException e) {
                return false; // an event of another producer, whose sketch is none
            }
        }
    }

    private static final class Body {

        private final long id;
        private final byte[] hash;
        private final String text;
        private final List<Segment> segments;
        private final Shingles shingles;
        private @Nullable BodyWords words;

        Body(long id, byte[] hash, String text, List<Segment> segments) {
            this.id = id;
            this.hash = hash;
            this.text = text;
            this.segments = segments;
            this.shingles = Shingles.of(text, segments);
        }

        /// Made when they are first needed, which is of few bodies, and then often.
        BodyWords words() {
            BodyWords made = words;
            if (made == null) {
                made = BodyWords.of(text, segments);
                words = made;
            }
            return made;
        }
    }

    /// Every row is had by its key, one after the other, whatever the planner thinks of the tables.
    private static final MultiRowStatement<Long> CANDIDATES_OF =
            new MultiRowStatement<>(
                    """
                    select mine.body_id, mine.sketch, other.body_id, other.sketch, mine.scheme
                    from unnest(?) as given (body_id)
                    cross join lateral (
                        select * from body where body.body_id = given.body_id limit 1) as mine
                    cross join lateral (
                        select held.body_id
                        from unnest(sketch_keys(mine.sketch)) as key
                        cross join lateral (
                            select body_id from sketch_hash
                            where hash = key and body_id <> mine.body_id
                            order by body_id
                            limit %d) as held
                        group by held.body_id
                        order by count(*) desc, held.body_id
                        limit %d) as found
                    cross join lateral (
                        select * from body where body.body_id = found.body_id limit 1) as other
                    where other.scheme = mine.scheme
                    order by mine.body_id
                    """
                            .formatted(HOLDERS, CANDIDATES),
                    number(id -> id));

    /// The text that one article has the body of, with where its BODY segments start and end.
    private static final MultiRowStatement<Long> TEXTS =
            new MultiRowStatement<>(
                    """
                    select
                        given.body_id,
                        text,
                        array(select (segment ->> 'start')::int
                            from jsonb_array_elements(event -> 'segments') with ordinality
                                as segments (segment, place)
                            where segment ->> 'role' = 'BODY' order by place),
                        array(select (segment ->> 'end')::int
                            from jsonb_array_elements(event -> 'segments') with ordinality
                                as segments (segment, place)
                            where segment ->> 'role' = 'BODY' order by place),
                        body.sha256
                    from unnest(?) as given (body_id)
                    join body on body.body_id = given.body_id
                    cross join lateral (
                        select article_id from fingerprint
                        where fingerprint.body_id = given.body_id
                        limit 1) as holder
                    join article on article.article_id = holder.article_id
                    join revision
                        on revision.article_id = article.article_id
                            and revision.revision = article.revision
                    """,
                    number(id -> id));

    /// A body that others were found to be like, and its cluster.
    ///
    /// @param order among all of one look, as lists prefer them
    private record Holder(UUID cluster, @Nullable Long shown, long order) {}

    private static final MultiRowStatement<Long> HOLDERS_OF =
            new MultiRowStatement<>(
                    """
                    select given.body_id, coalesce(member.cluster_id, holder.article_id),
                        shown.body_id,
                        row_number() over (order by coalesce(member.cut, false),
                            key.published_by, key.received_at, key.place)
                    from unnest(?) as given (body_id)
                    cross join lateral (
                        select article_id from fingerprint
                        where fingerprint.body_id = given.body_id
                        order by first_received_at, article_id
                        limit 1) as holder
                    join member_key as key on key.article_id = holder.article_id
                    left join cluster_member as member
                        on member.article_id = holder.article_id
                            and member.body_id = given.body_id
                    left join cluster on cluster.cluster_id = member.cluster_id
                    left join cluster_member as shown on shown.article_id = cluster.shown_id
                    """,
                    number(id -> id));

    /// Looks for what the bodies of these articles, which are committed, are like, unless that was
    /// done before.
    static Found search(Connection connection, Collection<UUID> articles) throws SQLException {
        List<Looked> looked =
                TO_LOOK_FOR.query(
                        connection,
                        articles,
                        row ->
                                new Looked(
                                        row.uuid(1),
                                        Optional.ofNullable(row.object(2, Long.class)),
                                        Boolean.TRUE.equals(row.object(3, Boolean.class))));
        if (looked.isEmpty()) {
            return Found.NOTHING;
        }
        Set<Long> bodies =
                looked.stream()
                        .filter(one -> !one.known)
                        .flatMap(one -> one.body.stream())
                        .collect(toSet());
        return new Found(
                looked.stream().collect(toMap(Looked::article, Looked::body)),
                bodies.isEmpty() ? Map.of() : new Look(connection).of(bodies));
    }

    /// Looks for what these bodies are like, as if it had not been done.
    ///
    /// @return of each body, others that belong into one cluster with it
    static Map<Long, Set<Long>> searchAgain(Connection connection, Set<Long> bodies)
            throws SQLException {
        return new Look(connection).of(bodies);
    }

    /// One look for some bodies.
    private static final class Look {

        private final Connection connection;
        private final Map<Long, Body> cache = new HashMap<>();
        private final Map<Long, Map<Long, BodyPair>> pairs = new HashMap<>();
        private final Map<List<Long>, List<Passage>> passages = new HashMap<>();

        Look(Connection connection) {
            this.connection = connection;
        }

        Map<Long, Set<Long>> of(Set<Long> bodies) throws SQLException {
            compareCandidates(bodies);
            tie(bodies, holders());
            Map<Long, Set<Long>> merging = new HashMap<>();
            pairs.forEach(
                    (body, others) ->
                            merging.put(
                                    body,
                                    others.values().stream()
                                            .filter(pair -> pair.comparison().merges())
                                            .map(BodyPair::other)
                                            .collect(toSet())));
            merging.keySet().retainAll(bodies);
            KeptPairs.keep(
                    connection,
                    pairs.values().stream().map(others -> List.copyOf(others.values())).toList(),
                    this::withPassages);
            return merging;
        }

        private void compareCandidates(Set<Long> bodies) throws SQLException {
            List<Candidate> candidates =
                    CANDIDATES_OF.query(connection, bodies, NearDuplicates::candidate);
            Map<Long, List<Long>> others =
                    candidates.stream()
                            .filter(Candidate::isWorthwhile)
                            .collect(
                                    groupingBy(
                                            Candidate::body, mapping(Candidate::other, toList())));
            for (var entry : others.entrySet()) {
                read(Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream()));
                for (long other : entry.getValue()) {
                    compare(entry.getKey(), other);
                }
            }
        }

        private void compare(long one, long two) {
            Body body = cache.get(one);
            Body other = cache.get(two);
            if (one == two || body == null || other == null || pair(one, two).isPresent()) {
                return;
            }
            Comparison comparison = Comparison.of(body.shingles, other.shingles);
            if (comparison.relation().isPresent()) {
                BodyPair pair = new BodyPair(one, two, other.hash, comparison, List.of(), false);
                put(pair);
                put(pair.reversed(body.hash));
            }
        }

        private void put(BodyPair pair) {
            pairs.computeIfAbsent(pair.body(), body -> new HashMap<>()).put(pair.other(), pair);
        }

        private Optional<BodyPair> pair(long body, long other) {
            return Optional.ofNullable(pairs.getOrDefault(body, Map.of()).get(other));
        }

        private Map<Long, Holder> holders() throws SQLException {
            Map<Long, Holder> holders = new HashMap<>();
            HOLDERS_OF.query(
                    connection,
                    pairs.keySet(),
                    row ->
                            holders.put(
                                    row.number(1),
                                    new Holder(
                                            row.uuid(2),
                                            row.object(3, Long.class),
                                            row.number(4))));
            return holders;
        }

        /// Marks what is kept of each body besides the nearest: what it is most like in each
        /// cluster that it joins, that cluster's shown member, and of all others the one that
        /// lists prefer.
        private void tie(Set<Long> bodies, Map<Long, Holder> holders) throws SQLException {
            for (long body : bodies) {
                Map<UUID, List<BodyPair>> clusters = new HashMap<>();
                Set<Long> shown = new HashSet<>();
                for (BodyPair pair : Map.copyOf(pairs.getOrDefault(body, Map.of())).values()) {
                    Holder holder = holders.get(pair.other());
                    if (holder != null && pair.comparison().merges()) {
                        clusters.computeIfAbsent(holder.cluster, id -> new ArrayList<>()).add(pair);
                        if (holder.shown != null) {
                            shown.add(holder.shown);
                        }
                    }
                }
                clusters.values()
                        .forEach(
                                same ->
                                        put(
                                                same.stream()
                                                        .min(BodyPair.NEAREST)
                                                        .orElseThrow()
                                                        .tied()));
                tieToShown(body, shown.stream().sorted().limit(JOINED).toList());
                pairs.getOrDefault(body, Map.of()).values().stream()
                        .filter(pair -> holders.containsKey(pair.other()))
                        .min(Comparator.comparingLong(pair -> order(holders.get(pair.other()))))
                        .map(BodyPair::tied)
                        .ifPresent(this::put);
            }
        }

        private static long order(@Nullable Holder holder) {
            return holder == null ? Long.MAX_VALUE : holder.order;
        }

        private void tieToShown(long body, List<Long> shown) throws SQLException {
            read(Stream.concat(Stream.of(body), shown.stream()));
            for (int i = 0; i < shown.size(); i++) {
                compare(body, shown.get(i));
                pair(body, shown.get(i)).map(BodyPair::tied).ifPresent(this::put);
                for (int j = 0; j < i; j++) {
                    compare(shown.get(i), shown.get(j));
                    pair(shown.get(i), shown.get(j)).map(BodyPair::tied).ifPresent(this::put);
                    pair(shown.get(j), shown.get(i)).map(BodyPair::tied).ifPresent(this::put);
                }
            }
        }

        /// The same from either side, so it is looked for once.
        private BodyPair withPassages(BodyPair pair) throws SQLException {
            read(Stream.of(pair.body(), pair.other()));
            Body one = cache.get(Math.min(pair.body(), pair.other()));
            Body two = cache.get(Math.max(pair.body(), pair.other()));
            if (one == null || two == null) {
                return pair;
            }
            List<Passage> shared =
                    passages.computeIfAbsent(
                            List.of(one.id, two.id),
                            key -> Passages.longest(one.words(), two.words()));
            return pair.with(
                    pair.body() == one.id
                            ? shared
                            : shared.stream().map(Passage::reversed).toList());
        }

        private void read(Stream<Long> bodies) throws SQLException {
            List<Long> wanted = bodies.toList();
            if (cache.values().stream().mapToLong(body -> body.shingles.size()).sum()
                    > CACHED_SHINGLES) {
                cache.keySet().retainAll(wanted);
            }
            List<Long> missing = wanted.stream().filter(body -> !cache.containsKey(body)).toList();
            for (Body body : TEXTS.query(connection, missing, NearDuplicates::body)) {
                cache.put(body.id, body);
            }
        }
    }

    private static Body body(Row row) throws SQLException {
        List<Integer> starts = row.integers(3);
        List<Integer> ends = row.integers(4);
        List<Segment> segments = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            segments.add(new Segment(starts.get(i), ends.get(i), Segment.Role.BODY));
        }
        return new Body(row.number(1), row.bytes(5), row.text(2), segments);
    }

    private static Candidate candidate(Row row) throws SQLException {
        return new Candidate(row.number(1), row.bytes(2), row.number(3), row.bytes(4), row.text(5));
    }
}
