package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.dateline.events.Sighting;
import org.dateline.gateway.postgres.ClaimReceipt.Name;
import org.dateline.gateway.postgres.ClaimReceipt.OneRecord;
import org.dateline.gateway.postgres.ClaimReceipt.Step;
import org.jspecify.annotations.Nullable;

/// Dropped files, by the claims under which they were taken.
public final class Claims {

    private static final int MAX_RECORDS = 1_000;

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    /// Empty while none of its records is stored or rejected.
    public Optional<ClaimReceipt> byId(String claim) {
        return database.read(connection -> receipt(connection, claim));
    }

    /// A file of which articles are stored.
    public record Taken(String claim, String file, Instant receivedAt) {}

    /// The newest claims under which files of a name were taken, of those with stored articles.
    ///
    /// @param name the whole path in the inbox, or its last part
    public List<Taken> ofFile(String name, int most) {
        return database.read(
                connection ->
                        Database.list(
                                connection,
                                takenAs(name, most),
                                row ->
                                        new Taken(
                                                row.getString("claim"),
                                                row.getString("file"),
                                                Articles.instant(row, "received_at"))));
    }

    static Sql takenAs(String name, int most) {
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
        return sql.add(") as named group by claim order by claim desc limit ?", most);
    }

    /// When and why records of an article were rejected that came to be stored after all.
    public Map<Sighting, List<Step>> rejections(UUID article) {
        Map<Sighting, List<Step>> rejections = new HashMap<>();
        database.read(
                        connection ->
                                Database.list(connection, rejectionsOf(article), Claims::rejected))
                .forEach(
                        one ->
                                rejections
                                        .computeIfAbsent(one.of(), sighting -> new ArrayList<>())
                                        .add(one.step()));
        return rejections;
    }

    private record Rejected(Sighting of, Step step) {}

    private static Rejected rejected(ResultSet row) throws SQLException {
        return new Rejected(
                new Sighting(row.getString("claim"), row.getLong("record")), rejection(row));
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

    private static Optional<ClaimReceipt> receipt(Connection connection, String claim)
            throws SQLException {
        long stored = count(connection, storedOf(claim));
        long rejected = count(connection, rejectedOf(claim));
        long erased = count(connection, erasedOf(claim));
        Map<Long, Way> ways = new TreeMap<>();
        for (Found found : Database.list(connection, stepsOf(claim), Claims::found)) {
            ways.computeIfAbsent(found.record, record -> new Way()).add(found);
        }
        List<OneRecord> records = new ArrayList<>();
        ways.forEach((record, way) -> records.add(way.of(record)));
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ClaimReceipt(
                                claim,
                                stored,
                                rejected,
                                erased,
                                records.subList(0, Math.min(records.size(), MAX_RECORDS))));
    }

    /// A row of either table.
    private record Found(long record, @Nullable UUID article, List<Step> steps) {}

    /// What was found of one record.
    private static final class Way {

        private final List<Step> steps = new ArrayList<>();
        private @Nullable UUID article;

        void add(Found found) {
            steps.addAll(found.steps);
            if (found.article != null) {
                article = found.article;
            }
        }

        OneRecord of(long record) {
            steps.sort(Comparator.comparing(Step::at));
            return new OneRecord(record, article, steps);
        }
    }

    private static long count(Connection connection, Sql rows) throws SQLException {
        Sql sql = Sql.of("select count(*) from (").add(rows).add(") as counted");
        return Database.first(connection, sql, row -> row.getLong(1)).orElse(0L);
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

    /// Of each kind the first in the file, which together are the first of all.
    static Sql stepsOf(String claim) {
        return Sql.of(
                        """
                        (select record, article_id, received_at, enriched_at, stored_at,
                            null as stage, null as reason, null as detail
                        from sighting where claim = ? order by record limit ?)
                        """,
                        claim,
                        MAX_RECORDS)
                .add(
                        """
                        union all
                        (select record, null, rejected_at, null, null, stage, reason, detail
                        from rejection where claim = ? order by record limit ?)
                        """,
                        claim,
                        MAX_RECORDS)
                .add(
                        """
                        union all
                        (select record, article_id, erased_at, null, null, 'ERASED', null, null
                        from erased_sighting where claim = ? order by record limit ?)
                        """,
                        claim,
                        MAX_RECORDS);
    }

    private static Found found(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        if ("ERASED".equals(row.getString("stage")) && reason == null) {
            Instant at = Articles.instant(row, "received_at");
            return new Found(
                    row.getLong("record"),
                    row.getObject("article_id", UUID.class),
                    List.of(Step.done(Name.ERASED, at)));
        }
        List<Step> steps =
                reason == null
                        ? List.of(
                                Step.done(Name.RECEIVED, Articles.instant(row, "received_at")),
                                Step.done(Name.ENRICHED, Articles.instant(row, "enriched_at")),
                                Step.done(Name.STORED, Articles.instant(row, "stored_at")))
                        : List.of(rejection(row));
        return new Found(row.getLong("record"), row.getObject("article_id", UUID.class), steps);
    }

    private static Step rejection(ResultSet row) throws SQLException {
        return new Step(
                Name.REJECTED,
                Articles.instant(row, "received_at"),
                row.getString("stage"),
                row.getString("reason"),
                row.getString("detail"));
    }
}
