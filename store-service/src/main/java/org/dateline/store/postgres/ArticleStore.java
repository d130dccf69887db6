package org.dateline.store.postgres;

import static org.dateline.store.batch.CrashPoint.AFTER_DATABASE_COMMIT;
import static org.dateline.store.batch.CrashPoint.BEFORE_DATABASE_COMMIT;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dateline.database.article.Article;
import org.dateline.database.article.ArticleWriter;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.Transaction;
import org.dateline.store.batch.CrashPoint;

/// Stores articles so that a batch may be repeated at any time, by any number of writers, in any
/// order, and the rows are the same.
public final class ArticleStore {

    /// Not of the batches that are being stored just now.
    private static final String LEFT_BEHIND =
            """
            select article_id
            from fingerprint join article using (article_id)
            where placed = 0 and stored_at < now() - interval '5 minutes'
            limit ?
            """;

    private static final int LEFT_BEHIND_AT_ONCE = 100;

    private final DataSource dataSource;
    private final Clock clock;
    private final CrashPoint.Observer crashPoints;

    public ArticleStore(DataSource dataSource, Clock clock, CrashPoint.Observer crashPoints) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.crashPoints = crashPoints;
    }

    /// Stores the articles and puts them into clusters. When it returns, they can be queried.
    ///
    /// @throws SQLException when the database can't store anything at present; the call may be
    ///     repeated
    public Result store(List<Article> articles) throws SQLException {
        List<Result.Refused> refused = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            ErasedArticles.Sorted sorted = write(connection, articles, 0, refused);
            List<Article> written = sorted.wanted();
            crashPoints.reached(AFTER_DATABASE_COMMIT);
            Set<UUID> clusters = placed(connection, ids(written));
            return new Result(
                    StoredRows.read(connection, written),
                    StoredRows.readMoved(connection, clusters),
                    refused,
                    sorted.leftOut(),
                    sorted.erased());
        }
    }

    /// Puts a few articles into their clusters that were stored and not put there, as by a service
    /// that ended in between and that was not followed by one that repeats its batch.
    ///
    /// @return whether there may be more
    public boolean placeLeftBehind() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<UUID> left =
                    Sql.of(LEFT_BEHIND, LEFT_BEHIND_AT_ONCE).list(connection, row -> row.uuid(1));
            placed(connection, Set.copyOf(left));
            return left.size() == LEFT_BEHIND_AT_ONCE;
        }
    }

    /// @return the clusters that the articles, which are committed, are in
    private static Set<UUID> placed(Connection connection, Set<UUID> articles) throws SQLException {
        return Clusters.update(connection, articles, NearDuplicates.search(connection, articles));
    }

    /// Takes note that the moves are known outside.
    public void announced(List<Stored> moved) throws SQLException {
        if (!moved.isEmpty()) {
            try (Connection connection = dataSource.getConnection()) {
                StoredRows.told(connection, moved);
            }
        }
    }

    /// Where the database refuses a batch because of its rows, writes its halves, down to the one
    /// article that it refuses.
    ///
    /// @param place where the first of them stands in the batch
    private ErasedArticles.Sorted write(
            Connection connection, List<Article> articles, int place, List<Result.Refused> refused)
            throws SQLException {
        try {
            return writeTogether(connection, articles);
        } catch (SQLException e) {
            if (!Refusal.isOfTheRows(e)) {
                throw e;
            }
            if (articles.size() == 1) {
                refused.add(new Result.Refused(place, Refusal.describe(e.getSQLState())));
                return ErasedArticles.Sorted.NOTHING;
            }
            int half = articles.size() / 2;
            ErasedArticles.Sorted first =
                    write(connection, articles.subList(0, half), place, refused);
            return first.and(
                    write(
                            connection,
                            articles.subList(half, articles.size()),
                            place + half,
                            refused));
        }
    }

    private ErasedArticles.Sorted writeTogether(Connection connection, List<Article> articles)
            throws SQLException {
        return Transaction.query(
                connection,
                () -> {
                    var sorted = ErasedArticles.sort(connection, articles, clock.instant());
                    ArticleWriter.write(connection, sorted.wanted(), clock.instant());
                    crashPoints.reached(BEFORE_DATABASE_COMMIT);
                    return sorted;
                });
    }

    private static Set<UUID> ids(Collection<Article> articles) {
        return articles.stream().map(Article::articleId).collect(Collectors.toSet());
    }
}
