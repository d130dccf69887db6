package org.dateline.store.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dateline.database.article.Article;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.database.sql.Sql;
import org.dateline.store.batch.ErasedArticle;

/// Sorts out, within the transaction that stores a batch, what was erased.
///
/// Writers of articles share a lock that erasing takes alone: an erasure comes before the whole of
/// such a transaction, which then sees it, or after, and then finds what was stored.
final class ErasedArticles {

    private ErasedArticles() {}

    private static final String LOCK = "select pg_advisory_xact_lock%s(55934, 4)";

    private static final MultiRowStatement<UUID> ERASED =
            new MultiRowStatement<>(
                    """
                    select article_id, erased_at, revived_from
                    from erasure where article_id = any(?)
                    """,
                    uuid(id -> id));

    private record Sighting(String claim, long record) {

        static Sighting of(Article article) {
            return new Sighting(article.recency().claim(), article.recency().record());
        }
    }

    private static final MultiRowStatement<Sighting> NOTED =
            new MultiRowStatement<>(
                    """
                    select noted.claim, noted.record
                    from unnest(?, ?) as given (claim, record)
                    join erased_sighting noted
                        on noted.claim = given.claim and noted.record = given.record
                    """,
                    text(Sighting::claim),
                    number(Sighting::record));

    private record LeftOut(Article article, Instant at) {}

    private static final MultiRowStatement<LeftOut> NOTE =
            new MultiRowStatement<>(
                    """
                    insert into erased_sighting (claim, record, article_id, erased_at, copy)
                    select claim, record, article_id, erased_at::timestamptz, 'PENDING'
                    from unnest(?, ?, ?, ?) as new (claim, record, article_id, erased_at)
                    order by claim collate "C", record
                    on conflict do nothing
                    """,
                    text(row -> row.article.recency().claim()),
                    number(row -> row.article.recency().record()),
                    uuid(row -> row.article.articleId()),
                    text(row -> row.at.toString()));

    private record Revival(UUID articleId, Instant from) {}

    private static final MultiRowStatement<Revival> REVIVE =
            new MultiRowStatement<>(
                    """
                    update erasure set revived_from = new.revived_from::timestamptz
                    from unnest(?, ?) as new (article_id, revived_from)
                    where erasure.article_id = new.article_id
                    """,
                    uuid(Revival::articleId),
                    text(revival -> revival.from.toString()));

    /// @param wanted what is to be stored, in the order it came
    /// @param leftOut how many are not
    /// @param erased articles that there are not, though the topic has a record of them
    record Sorted(List<Article> wanted, int leftOut, Set<Erasure> erased) {

        static final Sorted NOTHING = new Sorted(List.of(), 0, Set.of());

        Sorted and(Sorted other) {
            List<Article> all = new ArrayList<>(wanted);
            all.addAll(other.wanted);
            Set<Erasure> both = new HashSet<>(erased);
            both.addAll(other.erased);
            return new Sorted(all, leftOut + other.leftOut, both);
        }
    }

    /// Lets no other transaction store or erase an article until this one ends.
    static void lockAlone(Connection connection) throws SQLException {
        lock(connection, "");
    }

    /// Takes note of what is left out, and of articles that a forced file brings back.
    static Sorted sort(Connection connection, List<Article> articles, Instant now)
            throws SQLException {
        lock(connection, "_shared");
        Map<UUID, ErasedArticle> erased = erased(connection, articles);
        if (erased.isEmpty()) {
            return new Sorted(articles, 0, Set.of());
        }
        List<Article> concerned =
                articles.stream().filter(a -> erased.containsKey(a.articleId())).toList();
        Set<Sighting> noted =
                new HashSet<>(
                        NOTED.query(
                                connection,
                                concerned.stream().map(Sighting::of).collect(toSet()),
                                row -> new Sighting(row.text(1), row.number(2))));
        revive(connection, erased, concerned, noted);
        List<Article> wanted = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Set<Erasure> erasures = new HashSet<>();
        for (Article article : articles) {
            ErasedArticle state = erased.get(article.articleId());
            if (state == null
                    || (!noted.contains(Sighting.of(article))
                            && state.admits(article.recency().receivedAt()))) {
                wanted.add(article);
            } else {
                leftOut.add(new LeftOut(article, now));
                if (state.revivedFrom() == null) {
                    erasures.add(new Erasure(article.articleId(), state.erasedAt()));
                }
            }
        }
        NOTE.execute(connection, leftOut);
        return new Sorted(wanted, leftOut.size(), erasures);
    }

    private static void lock(Connection connection, String mode) throws SQLException {
        Sql.of(LOCK.formatted(mode)).execute(connection);
    }

    private static Map<UUID, ErasedArticle> erased(Connection connection, List<Article> articles)
            throws SQLException {
        Map<UUID, ErasedArticle> erased = new HashMap<>();
        Set<UUID> ids = articles.stream().map(Article::articleId).collect(toSet());
        ERASED.query(
                connection,
                ids,
                row -> erased.put(row.uuid(1), new ErasedArticle(row.instant(2), row.instant(3))));
        return erased;
    }

    private static void revive(
            Connection connection,
            Map<UUID, ErasedArticle> erased,
            List<Article> concerned,
            Set<Sighting> noted)
            throws SQLException {
        Map<UUID, List<Article>> fresh =
                concerned.stream()
                        .filter(article -> !noted.contains(Sighting.of(article)))
                        .collect(groupingBy(Article::articleId));
        List<Revival> revivals = new ArrayList<>();
        erased.replaceAll(
                (id, before) -> {
                    ErasedArticle after = before.after(fresh.getOrDefault(id, List.of()));
                    Instant from = after.revivedFrom();
                    if (from != null && !from.equals(before.revivedFrom())) {
                        revivals.add(new Revival(id, from));
                    }
                    return after;
                });
        REVIVE.execute(connection, revivals);
    }
}
