package org.dateline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.dateline.database.article.Article;
import org.dateline.database.article.ArticleWriter;
import org.dateline.database.article.SearchIndexVersion;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.Transaction;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.EventCodec;

/// The database as store-service fills it.
public final class Shelf implements AutoCloseable {

    private static final Path MIGRATIONS =
            Path.of("..", "database", "src", "main", "resources", "db", "migration");

    private final Connection connection;
    private boolean hasTables;
    private final Supplier<Shelf> again;

    public Shelf(String url, String username, String password) {
        again = () -> new Shelf(url, username, password);
        try {
            connection = DriverManager.getConnection(url, username, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same database by another connection.
    public Shelf again() {
        return again.get();
    }

    /// Makes the tables, if there are none yet, and empties them.
    public void empty() {
        if (!hasTables) {
            createTables();
            hasTables = true;
        }
        clear();
    }

    public void createTables() {
        try (var files = Files.list(MIGRATIONS);
                var statement = connection.createStatement()) {
            List<Path> migrations =
                    files.filter(file -> file.getFileName().toString().startsWith("V"))
                            .sorted(Comparator.comparingInt(Shelf::version))
                            .toList();
            for (Path migration : migrations) {
                statement.execute(Files.readString(migration));
            }
            SearchIndexVersion.claim(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    public void clear() {
        run(
                "truncate article, article_stretch, revision, sighting, entity, entity_mention,"
                        + " date_mention, fingerprint, body, body_pair, sketch_hash, cluster, cluster_member,"
                        + " cluster_move,"
                        + " rejection, erasure, erased_sighting");
    }

    public UUID put(Sample sample) {
        return put(sample.article());
    }

    /// Stores an article as store-service does; one that is there already is replaced, if it is
    /// newer, and seen once more.
    public UUID put(ArticleEnriched enriched) {
        return put(enriched, () -> {});
    }

    /// The same, and something else before it is seen.
    public UUID put(ArticleEnriched enriched, Runnable beforeCommit) {
        Article article =
                Article.of(
                        null,
                        enriched,
                        EventCodec.encode(enriched),
                        Article.Body.of(enriched.fingerprint()).orElseThrow());
        try {
            Transaction.run(
                    connection,
                    () -> {
                        ArticleWriter.write(
                                connection,
                                List.of(article),
                                article.recency().receivedAt().plusSeconds(2));
                        beforeCommit.run();
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return article.articleId();
    }

    /// Makes one article the copy of another.
    public void link(UUID copy, UUID of) {
        run(
                """
                update fingerprint set body_id = original.body_id
                from fingerprint original
                where original.article_id = ? and fingerprint.article_id = ?
                """,
                of,
                copy);
        join(copy, of);
    }

    /// Puts an article into the cluster of another.
    private void join(UUID article, UUID cluster) {
        run(
                """
                insert into cluster_member (
                    article_id, cluster_id, body_id, shingles, cut, published_by, received_at, place)
                select article_id, ?, body_id, shingles, false, published_by, received_at, place
                from member_key where article_id in (?, ?)
                on conflict (article_id) do update set
                    cluster_id = excluded.cluster_id, body_id = excluded.body_id
                """,
                cluster,
                article,
                cluster);
        run(
                """
                insert into cluster (cluster_id, shown_id, members, shingles)
                select cluster_id,
                    (array_agg(article_id order by cut, published_by, received_at, place))[1],
                    count(*), max(shingles)
                from cluster_member where cluster_id = ? group by cluster_id
                on conflict (cluster_id) do update set
                    shown_id = excluded.shown_id, members = excluded.members
                """,
                cluster);
        run(
                "delete from cluster where not exists (select from cluster_member m where m.cluster_id = cluster.cluster_id)");
    }

    /// Says that the texts of two articles are alike.
    public void relate(
            UUID article,
            UUID other,
            String relation,
            double jaccard,
            double contained,
            double containing,
            boolean merges) {
        run(
                """
                with pair as (
                    select mine.body_id as body, theirs.body_id as other
                    from fingerprint mine cross join fingerprint theirs
                    where mine.article_id = ? and theirs.article_id = ?)
                insert into body_pair (
                    body_id, other_id, relation, jaccard, contained, containing, merges, thresholds)
                select body, other, ?, ?, ?, ?, ?, 1 from pair
                union all
                select other, body, case ? when 'CONTAINS' then 'CONTAINED_IN' else ? end,
                    ?, ?, ?, ?, 1 from pair
                """,
                article,
                other,
                relation,
                (float) jaccard,
                (float) contained,
                (float) containing,
                merges,
                relation,
                relation,
                (float) jaccard,
                (float) containing,
                (float) contained,
                merges);
        if (merges) {
            join(article, other);
        }
    }

    public void run(String sql, Object... values) {
        try {
            Sql.of(sql, values).execute(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
