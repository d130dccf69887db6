package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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

    private static Optional<ClaimReceipt> receipt(Connection connection, String claim)
            throws SQLException {
        long stored = count(connection, storedOf(claim));
        long rejected = count(connection, rejectedOf(claim));
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

    private static Sql rejectedOf(String claim) {
        return Sql.of(
                """
                select distinct r.record from rejection r where r.claim = ? and not exists (
                    select from sighting s where s.claim = r.claim and s.record = r.record)
                """,
                claim);
    }

    /// Of each kind the first in the file, which together are the first of both.
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
                        MAX_RECORDS);
    }

    private static Found found(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        List<Step> steps =
                reason == null
                        ? List.of(
                                Step.done(Name.RECEIVED, Articles.instant(row, "received_at")),
                                Step.done(Name.ENRICHED, Articles.instant(row, "enriched_at")),
                                Step.done(Name.STORED, Articles.instant(row, "stored_at")))
                        : List.of(
                                new Step(
                                        Name.REJECTED,
                                        Articles.instant(row, "received_at"),
                                        row.getString("stage"),
                                        reason,
                                        row.getString("detail")));
        return new Found(row.getLong("record"), row.getObject("article_id", UUID.class), steps);
    }
}
