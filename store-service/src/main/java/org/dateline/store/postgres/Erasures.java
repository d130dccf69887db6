package org.dateline.store.postgres;

import static org.dateline.store.batch.CrashPoint.AFTER_ERASURE_COMMIT;
import static org.dateline.store.batch.CrashPoint.BEFORE_ERASURE_COMMIT;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.database.sql.Transaction;
import org.dateline.store.batch.CrashPoint;

/// Erases articles: no row of one is left, but what recognises it when it comes again. What is
/// to be done beyond the database stays noted until it is done. Every call may be repeated.
public final class Erasures {

    private static final String NOTE_SIGHTINGS =
            """
            insert into erased_sighting (claim, record, article_id, erased_at, copy)
            select claim, record, article_id, ?, 'PENDING' from sighting
            where article_id = ? and received_at <= ?
            on conflict do nothing
            """;

    private static final String DELETE_REJECTIONS =
            """
            delete from rejection using erased_sighting
            where article_id = ?
                and rejection.claim = erased_sighting.claim
                and rejection.record = erased_sighting.record
            """;

    /// The entities and bodies of all its revisions. Those that no article has at present go with
    /// it; one that has such an entity or body again later brings it back.
    private static final String SHARED =
            """
            select
                array(
                    select entity_id from entity_mention
                    where entity_mention.article_id = article.article_id
                    union
                    select named ->> 'id'
                    from revision
                    cross join jsonb_array_elements(event -> 'entities') as named
                    where revision.article_id = article.article_id),
                array(
                    select body_id
                    from revision
                    join body
                        on scheme = event #>> '{fingerprint,scheme}'
                            and sha256 = decode(event #>> '{fingerprint,sha256}', 'hex')
                    where revision.article_id = article.article_id)
            from article where article_id = ?
            """;

    private static final String DROP_BODIES =
            """
            with dropped as (
                delete from body
                where body_id = any(?)
                    and not exists (
                        select from fingerprint where fingerprint.body_id = body.body_id)
                returning body_id, sketch)
            delete from sketch_hash using dropped
            where hash = any(sketch_keys(dropped.sketch))
                and sketch_hash.body_id = dropped.body_id
            """;

    private static final String DROP_ENTITIES =
            """
            delete from entity
            where entity_id = any(?)
                and not exists (
                    select from entity_mention where entity_mention.entity_id = entity.entity_id)
            """;

    private static final String REMEMBER =
            """
            insert into erasure as old (article_id, erased_at, announced) values (?, ?, false)
            on conflict (article_id) do update set
                erased_at = greatest(old.erased_at, excluded.erased_at),
                revived_from = null,
                announced = false
            """;

    private final DataSource dataSource;
    private final Clock clock;
    private final CrashPoint.Observer crashPoints;

    public Erasures(DataSource dataSource, Clock clock, CrashPoint.Observer crashPoints) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.crashPoints = crashPoints;
    }

    /// An erasure, and what of it is done outside of the database.
    ///
    /// @param announced whether the topics have their tombstones
    /// @param open claims whose files may hold the article still, as far as is known; the oldest
    ///     hundred
    public record Progress(Erasure erasure, boolean announced, List<String> open) {

        public Progress {
            open = List.copyOf(open);
        }
    }

    /// Erases all there is of an article now.
    ///
    /// @return empty when there never was such an article
    public Optional<Erasure> erase(UUID article) throws SQLException {
        Erasure erasure = new Erasure(article, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try (Connection connection = dataSource.getConnection()) {
            return erase(connection, erasure, true) ? Optional.of(erasure) : Optional.empty();
        }
    }

    /// Does what a tombstone says, also of an article that is not known. Nothing when it is done.
    /// Sightings of a later time than the erasure go with the others, and may come again.
    public void apply(Erasure erasure) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!isKnown(connection, erasure)) {
                erase(connection, erasure, false);
            }
        }
    }

    private boolean erase(Connection connection, Erasure erasure, boolean onlyKnown)
            throws SQLException {
        Set<UUID> clusters = new TreeSet<>();
        while (true) {
            Set<UUID> locked = Set.copyOf(clusters);
            boolean known =
                    Transaction.query(
                            connection,
                            () -> {
                                ErasedArticles.lockAlone(connection);
                                if (onlyKnown && !exists(connection, erasure.articleId())) {
                                    return false;
                                }
                                Clusters.lock(connection, erasure.articleId(), clusters);
                                if (locked.containsAll(clusters)) {
                                    Optional<Clusters.Erased> member =
                                            Clusters.beforeErasure(connection, erasure.articleId());
                                    delete(connection, erasure, onlyKnown);
                                    if (member.isPresent()) {
                                        Clusters.erased(connection, member.get());
                                    }
                                    crashPoints.reached(BEFORE_ERASURE_COMMIT);
                                }
                                return true;
                            });
            if (!known || locked.containsAll(clusters)) {
                crashPoints.reached(AFTER_ERASURE_COMMIT);
                return known;
            }
        }
    }

    /// @param all whether sightings of a clock that is ahead are meant, too
    private static void delete(Connection connection, Erasure erasure, boolean all)
            throws SQLException {
        UUID article = erasure.articleId();
        Instant at = erasure.at();
        Sql.of(REMEMBER, article, at).execute(connection);
        Sql.of(NOTE_SIGHTINGS, at, article, all ? OffsetDateTime.MAX : at).execute(connection);
        Sql.of(DELETE_REJECTIONS, article).execute(connection);
        for (Shared shared : Sql.of(SHARED, article).list(connection, Shared::read)) {
            Sql.of("delete from article where article_id = ?", article).execute(connection);
            Sql.of(DROP_BODIES, SqlArray.numbers(shared.bodies)).execute(connection);
            Sql.of(DROP_ENTITIES, SqlArray.texts(shared.entities)).execute(connection);
        }
    }

    /// What other articles may have, too.
    private record Shared(List<String> entities, List<Long> bodies) {

        static Shared read(Row row) throws SQLException {
            return new Shared(row.texts(1), row.numbers(2));
        }
    }

    private static boolean exists(Connection connection, UUID article) throws SQLException {
        return Sql.of(
                        """
                        select from article where article_id = ?
                        union all select from erasure where article_id = ?
                        """,
                        article,
                        article)
                .findsAny(connection);
    }

    private static boolean isKnown(Connection connection, Erasure erasure) throws SQLException {
        return Sql.of(
                        "select from erasure where article_id = ? and erased_at >= ?",
                        erasure.articleId(),
                        erasure.at())
                .findsAny(connection);
    }

    /// Erasures of which something is to be done outside of the database.
    public List<UUID> pending() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.of(
                            """
                            select article_id from erasure where not announced
                            union
                            select article_id from erased_sighting where copy = 'PENDING'
                            limit 1000
                            """)
                    .list(connection, row -> row.uuid(1));
        }
    }

    /// @param again whether files that were kept before are open, too
    public Progress progress(UUID article, boolean again) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<String> open =
                    Sql.of(
                                    """
                                    select distinct claim from erased_sighting
                                    where article_id = ?
                                        and (copy = 'PENDING' or (copy = 'KEPT' and ?))
                                    order by claim limit 100
                                    """,
                                    article,
                                    again)
                            .list(connection, row -> row.text(1));
            return Sql.of("select erased_at, announced from erasure where article_id = ?", article)
                    .list(
                            connection,
                            row ->
                                    new Progress(
                                            new Erasure(article, row.instant(1)),
                                            row.flag(2),
                                            open))
                    .getFirst();
        }
    }

    /// Members of clusters that an article's erasure has taken apart, as long as it was not told.
    public List<Stored> moved() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<UUID> clusters =
                    Sql.of("select distinct cluster_id from cluster_move")
                            .list(connection, row -> row.uuid(1));
            return StoredRows.readMoved(connection, clusters);
        }
    }

    /// Takes note that the topics have the tombstones, and know of the moves.
    public void announced(Erasure erasure, List<Stored> moved) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql.of(
                            "update erasure set announced = true"
                                    + " where article_id = ? and erased_at = ?",
                            erasure.articleId(),
                            erasure.at())
                    .execute(connection);
            StoredRows.told(connection, moved);
        }
    }

    /// The erased articles of a file that it may still hold, by their places in it; at most a
    /// hundred, which fit into one request.
    public Map<Long, UUID> erasedOf(String claim) throws SQLException {
        Map<Long, UUID> erased = new TreeMap<>();
        try (Connection connection = dataSource.getConnection()) {
            Sql.of(
                            """
                            select record, article_id from erased_sighting where claim = ?
                            order by copy = 'REMOVED', record limit 100
                            """,
                            claim)
                    .list(connection, row -> erased.put(row.number(1), row.uuid(2)));
        }
        return erased;
    }

    /// Takes note of what became of the file.
    public void removed(String claim, Set<Long> records) throws SQLException {
        note(claim, records, "REMOVED");
    }

    /// Takes note that the file stays, since it holds other articles, too.
    public void kept(String claim, Set<Long> records) throws SQLException {
        note(claim, records, "KEPT");
    }

    private void note(String claim, Set<Long> records, String copy) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql.of(
                            "update erased_sighting set copy = ?"
                                    + " where claim = ? and record = any(?)",
                            copy,
                            claim,
                            SqlArray.numbers(records))
                    .execute(connection);
        }
    }
}
