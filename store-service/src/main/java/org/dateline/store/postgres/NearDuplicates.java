package org.dateline.store.postgres;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/// Finds, for the bodies of stored articles, the bodies that are alike, and keeps them in
/// `body_pair`.
///
/// Candidates are bodies that share a key hash. Sketches tell which of them are worth reading, and
/// only the stored texts which are alike. A body that no article has at present is not compared; it
/// will be when an article has it again.
final class NearDuplicates {

    private NearDuplicates() {}

    /// Of the bodies that hold a hash, so many are looked at, the first that came. A hash that more
    /// hold is what a site says on every page, or a story so often copied that its first copies
    /// lead to all others.
    private static final int HOLDERS = 64;

    /// Of all candidates, so many are looked at, those that share most.
    private static final int CANDIDATES = 32;

    /// Shingles in memory at a time; with the text and words they are of, each takes some 40 bytes.
    private static final int CACHED_SHINGLES = 1 << 19;

    /// A body of the batch, and another that may be like it.
    private record Candidate(
            long body, byte[] sketch, long other, byte[] otherSketch, String scheme) {

        Optional<Pair> worthwhile() {
            try {
                return Comparison.isWorthwhile(
                                Sketch.of(scheme, sketch), Sketch.of(scheme, otherSketch))
                        ? Optional.of(new Pair(Math.min(body, other), Math.max(body, other)))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // an event of another producer, whose sketch is none
            }
        }
    }

    private static final class Body {

        private final long id;
        private final String text;
        private final List<Segment> segments;
        private final Shingles shingles;
        private @Nullable BodyWords words;

        Body(long id, String text, List<Segment> segments) {
            this.id = id;
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

    private record Pair(long body, long other) {}

    private record Compared(long body, long other, Comparison comparison, List<Passage> passages) {

        Stream<Compared> bothWays() {
            return Stream.of(
                    this,
                    new Compared(
                            other,
                            body,
                            comparison.reversed(),
                            passages.stream().map(Passage::reversed).toList()));
        }

        String relation() {
            return comparison.relation().orElseThrow().name();
        }

        String passageArray() {
            return passages.stream()
                    .flatMap(
                            passage ->
                                    Stream.of(
                                            passage.start(), passage.otherStart(), passage.words()))
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /// Every row is had by its key, one after the other, whatever the planner thinks of the tables.
    private static final MultiRowStatement<UUID> CANDIDATES_OF =
            new MultiRowStatement<>(
                    """
                    select mine.body_id, mine.sketch, other.body_id, other.sketch, mine.scheme
                    from (
                        select distinct body_id from fingerprint
                        where article_id = any(?) and body_id is not null) as given
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
                        and (select thresholds from body_pair
                            where body_pair.body_id = mine.body_id
                                and body_pair.other_id = other.body_id) is distinct from %d
                    order by mine.body_id
                    """
                            .formatted(HOLDERS, CANDIDATES, Thresholds.VERSION),
                    uuid(id -> id));

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
                            where segment ->> 'role' = 'BODY' order by place)
                    from unnest(?) as given (body_id)
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

    private static final MultiRowStatement<Compared> UPSERT_PAIRS =
            new MultiRowStatement<>(
                    """
                    insert into body_pair as old (
                        body_id, other_id, relation, jaccard, contained, containing, merges,
                        passages, thresholds)
                    select
                        body_id, other_id, relation, jaccard, contained, containing, merges,
                        passages::int[], %1$d
                    from unnest(
                        ?, ?, ?, ?::real[], ?::real[], ?::real[], ?::boolean[], ?)
                        as new (
                            body_id, other_id, relation, jaccard, contained, containing, merges,
                            passages)
                    where exists (select from body where body_id = new.body_id)
                        and exists (select from body where body_id = new.other_id)
                    order by body_id, other_id
                    on conflict (body_id, other_id) do update set
                        relation = excluded.relation,
                        jaccard = excluded.jaccard,
                        contained = excluded.contained,
                        containing = excluded.containing,
                        merges = excluded.merges,
                        passages = excluded.passages,
                        thresholds = excluded.thresholds
                    where old.thresholds < %1$d
                    """
                            .formatted(Thresholds.VERSION),
                    number(Compared::body),
                    number(Compared::other),
                    text(Compared::relation),
                    text(row -> row.comparison.jaccard()),
                    text(row -> row.comparison.contained()),
                    text(row -> row.comparison.containing()),
                    text(row -> row.comparison.merges()),
                    text(Compared::passageArray));

    /// Looks for what the bodies of these articles, which are committed, are like.
    static void search(Connection connection, Collection<UUID> articles) throws SQLException {
        Set<Pair> pairs = new HashSet<>();
        for (Candidate candidate :
                CANDIDATES_OF.query(connection, articles, NearDuplicates::candidate)) {
            candidate.worthwhile().ifPresent(pairs::add);
        }
        UPSERT_PAIRS.execute(
                connection,
                compare(connection, pairs).stream().flatMap(Compared::bothWays).toList());
    }

    /// Of the pairs, those that are alike.
    private static List<Compared> compare(Connection connection, Set<Pair> pairs)
            throws SQLException {
        Map<Long, List<Long>> others = new HashMap<>();
        for (Pair pair : pairs) {
            others.computeIfAbsent(pair.other, body -> new ArrayList<>()).add(pair.body);
        }
        Map<Long, Body> cache = new HashMap<>();
        List<Compared> compared = new ArrayList<>();
        for (var entry : others.entrySet()) {
            if (cache.values().stream().mapToLong(body -> body.shingles.size()).sum()
                    > CACHED_SHINGLES) {
                cache.clear();
            }
            long id = entry.getKey();
            read(connection, cache, Stream.concat(Stream.of(id), entry.getValue().stream()));
            Body body = cache.get(id);
            for (long otherId : entry.getValue()) {
                Body other = cache.get(otherId);
                if (body != null && other != null) {
                    compare(body, other).ifPresent(compared::add);
                }
            }
        }
        return compared;
    }

    private static Optional<Compared> compare(Body body, Body other) {
        Comparison comparison = Comparison.of(body.shingles, other.shingles);
        return comparison
                .relation()
                .map(
                        relation ->
                                new Compared(
                                        body.id,
                                        other.id,
                                        comparison,
                                        Passages.longest(body.words(), other.words())));
    }

    private static void read(Connection connection, Map<Long, Body> cache, Stream<Long> bodies)
            throws SQLException {
        List<Long> missing = bodies.filter(body -> !cache.containsKey(body)).toList();
        for (Body body : TEXTS.query(connection, missing, NearDuplicates::body)) {
            cache.put(body.id, body);
        }
    }

    private static Body body(Row row) throws SQLException {
        List<Integer> starts = row.integers(3);
        List<Integer> ends = row.integers(4);
        List<Segment> segments = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            segments.add(new Segment(starts.get(i), ends.get(i), Segment.Role.BODY));
        }
        return new Body(row.number(1), row.text(2), segments);
    }

    private static Candidate candidate(Row row) throws SQLException {
        return new Candidate(row.number(1), row.bytes(2), row.number(3), row.bytes(4), row.text(5));
    }
}
