package org.dateline.database.article;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes articles to all tables that tell of one article alone: store-service's, and those of
/// tests that need articles in a database.
public final class ArticleWriter {

    private ArticleWriter() {}

    /// Within a transaction of the caller's. Repeats, in whatever order, change nothing.
    ///
    /// @param now when they are stored
    public static void write(Connection connection, List<Article> articles, Instant now)
            throws SQLException {
        Batch batch = Batch.of(articles);
        Set<UUID> changed = ArticleRows.write(connection, batch, now);
        List<Article> current =
                batch.current().stream()
                        .filter(article -> changed.contains(article.articleId()))
                        .toList();
        StretchRows.write(connection, current);
        MentionRows.write(connection, current, batch.articles());
        FingerprintRows.write(connection, current, ids(batch.current()));
    }

    private static Set<UUID> ids(Collection<Article> articles) {
        return articles.stream().map(Article::articleId).collect(Collectors.toSet());
    }
}
