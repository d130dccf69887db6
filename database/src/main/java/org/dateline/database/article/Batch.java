package org.dateline.database.article;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Articles that are written in one transaction, reduced to one row for each key: of repeats the
/// most recent stays.
///
/// @param current one for each article
/// @param revisions one for each revision of an article
/// @param sightings one for each sighting, with the highest version of its enrichment
/// @param firstReceived when the batch first saw each article
public record Batch(
        List<Article> articles,
        Collection<Article> current,
        Collection<Article> revisions,
        Collection<Article> sightings,
        Map<UUID, Instant> firstReceived,
        Map<RevisionKey, Instant> revisionFirstReceived) {

    /// One content of one article.
    public record RevisionKey(UUID articleId, String revision) {

        public static RevisionKey of(Article article) {
            return new RevisionKey(article.articleId(), article.revision());
        }
    }

    /// One appearance in a dropped file.
    private record SightingKey(String claim, long record) {}

    public static Batch of(List<Article> articles) {
        return new Batch(
                List.copyOf(articles),
                newest(articles, Article::articleId),
                newest(articles, RevisionKey::of),
                newest(
                        articles,
                        article ->
                                new SightingKey(
                                        article.recency().claim(), article.recency().record())),
                earliest(articles, Article::articleId),
                earliest(articles, RevisionKey::of));
    }

    private static <K> Collection<Article> newest(
            List<Article> articles, Function<Article, K> key) {
        Map<K, Article> newest = new HashMap<>();
        for (Article article : articles) {
            newest.merge(
                    key.apply(article), article, BinaryOperator.maxBy(comparing(Article::recency)));
        }
        return newest.values();
    }

    private static <K> Map<K, Instant> earliest(List<Article> articles, Function<Article, K> key) {
        Map<K, Instant> earliest = new HashMap<>();
        for (Article article : articles) {
            earliest.merge(
                    key.apply(article),
                    article.recency().receivedAt(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        return earliest;
    }

    /// When the batch first saw this article.
    public Instant firstReceived(Article article) {
        return firstReceived.getOrDefault(article.articleId(), article.recency().receivedAt());
    }

    /// When the batch first saw this article with this content.
    public Instant revisionFirstReceived(Article article) {
        return revisionFirstReceived.getOrDefault(
                RevisionKey.of(article), article.recency().receivedAt());
    }
}
