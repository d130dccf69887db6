package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.events.Sighting;
import org.dateline.gateway.postgres.ClaimReceipt.Name;
import org.dateline.gateway.postgres.ClaimReceipt.OneRecord;
import org.dateline.gateway.postgres.ClaimReceipt.Step;
import org.jspecify.annotations.Nullable;

/// Dropped files, by the claims under which they were taken.
public final class Claims {

    /// Records that are told of at once.
    public static final int MAX_RECORDS = 1_000;

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    /// Empty while none of its records is stored, rejected or erased.
    public Optional<ClaimReceipt> byId(String claim) {
        return byId(claim, 0, MAX_RECORDS);
    }

    /// One page of its records.
    ///
    /// @param from number of the record to begin with
    public Optional<ClaimReceipt> byId(String claim, long from, int limit) {
        return database.read(connection -> receipt(connection, claim, from, limit));
    }

    /// A file of which articles are stored.
    public record Taken(String claim, String file, Instant receivedAt) {}

    /// The newest claims under which files of a name were taken, of those with stored articles.
    ///
    /// @param name the whole path in the inbox, or its last part
    /// @param before only claims that are older than this one
    public List<Taken> ofFile(String name, Optional<String> before, int most) {
        return database.read(
                connection ->
                        takenAs(name, before, most)
                                .list(
                                        connection,
                                        row ->
                                                new Taken(
                                                        row.text("claim"),
                                                        row.text("file"),
                                                        row.instant("received_at"))));
    }

    static Sql takenAs(String name, Optional<String> before, int most) {
        Sql sql =
                Sql.of(
                                "select claim, min(file) as file, min(received_at) as received_at"
                                        + " from (")
                        .add("select claim, file, received_at from sighting where file = ?", name);
        if (name.indexOf('/') < 0) {
            sql.add(
                    "union all select claim, file, received_at from sighting"
                            + " where substring(file from '[^/]*$') = ?",
                    name);
        }
        sql.add(") as named");
        before.ifPresent(claim -> sql.add("where claim < ?", claim));
        return sql.add("group by claim order by claim desc limit ?", most);
    }

    /// When and why records of an article were rejected that came to be stored after all.
    public Map<Sighting, List<Step>> rejections(UUID article) {
        Map<Sighting, List<Step>> rejections = new HashMap<>();
        database.read(connection -> rejectionsOf(article).list(connection, Claims::rejected))
                .forEach(
                        one ->
                                rejections
                                        .computeIfAbsent(one.of(), sighting -> new ArrayList<>())
                                        .add(one.step()));
        return rejections;
    }

    private record Rejected(Sighting of, Step step) {}

    private static Rejected rejected(Row row) throws SQLException {
        return new Rejected(new Sighting(row.text("claim"), row.number("record")), rejection(row));
    }

    static Sql rejectionsOf(UUID article) {
        return Sql.of(
                """
                select r.claim, r.record, r.rejected_at as received_at, r.stage, r.reason, r.detail
                from sighting s join rejection r on r.claim = s.claim and r.record = s.record
                where s.article_id = ? limit ?
                """,
                article,
                MAX_RECORDS);
    }

    private static Optional<ClaimReceipt> receipt(
            Connection connection, String claim, long from, int limit) throws SQLException {
        long stored = count(connection, storedOf(claim));
        long rejected = count(connection, rejectedOf(claim));
        long erased = count(connection, erasedOf(claim));
        if (stored + rejected + erased == 0) {
            return Optional.empty();
        }
        List<Found> found = stepsOf(claim, from, limit).list(connection, Claims::found);
        TreeMap<Long, Way> ways = new TreeMap<>();
        for (Found one : found) {
            ways.computeIfAbsent(one.record, record -> new Way()).add(one);
        }
        Long next = firstNotWhole(found, ways, from, limit);
        List<OneRecord> records = new ArrayList<>();
        ways.headMap(next == null ? Long.MAX_VALUE : next)
                .forEach((record, way) -> records.add(way.of(record)));
        return Optional.of(new ClaimReceipt(claim, stored, rejected, erased, records, next));
    }

    /// Where the next page begins: at the first record of which not all was found, since there are
    /// more rows of a kind than were asked for, or behind as many as a page holds.
    private static @Nullable Long firstNotWhole(
            List<Found> found, TreeMap<Long, Way> ways, long from, int limit) {
        Map<Kind, Integer> rows = new EnumMap<>(Kind.class);
        Map<Kind, Long> lasts = new EnumMap<>(Kind.class);
        for (Found one : found) {
            rows.merge(one.kind, 1, Integer::sum);
            lasts.merge(one.kind, one.record, Math::max);
        }
        Long next = ways.keySet().stream().skip(limit).findFirst().orElse(null);
        for (Kind kind : rows.keySet()) {
            if (rows.getOrDefault(kind, 0) > limit) {
                // one record may have more rows than a page; the next page begins behind it
                long last = Math.max(lasts.getOrDefault(kind, 0L), from + 1);
                next = next == null ? last : Math.min(next, last);
            }
        }
        return next;
    }

    private enum Kind {
        STORED,
        REJECTED,
        ERASED
    }

    /// A row of one of the tables.
    private record Found(
            Kind kind,
            long record,
            @Nullable String entry,
            @Nullable UUID article,
            @Nullable String title,
            @Nullable String published,
            List<Step> steps) {}

    /// What was found of one record.
    private static final class Way {

        private final List<Step> steps = new ArrayList<>();
        private @Nullable String entry;
        private @Nullable UUID article;
        private @Nullable String title;
        private @Nullable String published;

        void add(Found found) {
            steps.addAll(found.steps);
            if (found.article != null) {
                article = found.article;
            }
            if (found.kind == Kind.STORED) {
                entry = found.entry;
                title = found.title;
                published = found.published;
            }
        }

        OneRecord of(long record) {
            steps.sort(Comparator.comparing(Step::at));
            return new OneRecord(record, entry, article, title, published, steps);
        }
    }

    private static long count(Connection connection, Sql rows) throws SQLException {
        Sql sql = Sql.of("select count(*) from (").add(rows).add(") as counted");
        return sql.first(connection, row -> row.number(1)).orElse(0L);
    }

    private static Sql storedOf(String claim) {
        return Sql.of("select from sighting where claim = ?", claim);
    }

    private static Sql erasedOf(String claim) {
        return Sql.of("select from erased_sighting where claim = ?", claim);
    }

    private static Sql rejectedOf(String claim) {
        return Sql.of(
                """
                select distinct r.record from rejection r where r.claim = ? and not exists (
                    select from sighting s where s.claim = r.claim and s.record = r.record
                    union all
                    select from erased_sighting e where e.claim = r.claim and e.record = r.record)
                """,
                claim);
    }

    /// Of each kind the first from a record on, and one more, which together are the first of all.
    static Sql stepsOf(String claim, long from, int limit) {
        return Sql.of(
                        """
                        (select 'STORED' as kind, s.record, s.entry, s.article_id, a.title,
                            r.event #>> '{published,value}' as published,
                            s.received_at, s.enriched_at, s.stored_at,
                            null as stage, null as reason, null as detail
                        from sighting s
                        join article a on a.article_id = s.article_id
                        left join revision r
                            on r.article_id = a.article_id and r.revision = a.revision
                        where s.claim = ? and s.record >= ? order by s.record limit ?)
                        """,
                        claim,
                        from,
                        limit + 1)
                .add(
                        """
                        union all
                        (select 'REJECTED', record, null, null, null, null, rejected_at, null, null,
                            stage, reason, detail
                        from rejection where claim = ? and record >= ? order by record limit ?)
                        """,
                        claim,
                        from,
                        limit + 1)
                .add(
                        """
                        union all
                        (select 'ERASED', record, null, article_id, null, null, erased_at, null, null,
                            null, null, null
                        from erased_sighting where claim = ? and record >= ?
                        order by record limit ?)
                        """,
                        claim,
                        from,
                        limit + 1);
    }

    private static Found found(Row row) throws SQLException {
        Kind kind = Kind.valueOf(row.text("kind"));
        return new Found(
                kind,
                row.number("record"),
                row.text("entry"),
                row.uuid("article_id"),
                row.text("title"),
                row.text("published"),
                steps(kind, row));
    }

    private static List<Step> steps(Kind kind, Row row) throws SQLException {
        return switch (kind) {
            case STORED ->
                    List.of(
                            Step.done(Name.RECEIVED, row.instant("received_at")),
                            Step.done(Name.ENRICHED, row.instant("enriched_at")),
                            Step.done(Name.STORED, row.instant("stored_at")));
            case REJECTED -> List.of(rejection(row));
            case ERASED -> List.of(Step.done(Name.ERASED, row.instant("received_at")));
        };
    }

    private static Step rejection(Row row) throws SQLException {
        return new Step(
                Name.REJECTED,
                row.instant("received_at"),
                row.text("stage"),
                row.text("reason"),
                row.text("detail"));
    }
}
