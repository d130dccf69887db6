package org.dateline.store.postgres;

import static org.dateline.store.postgres.MultiRowStatement.number;
import static org.dateline.store.postgres.MultiRowStatement.text;
import static org.dateline.store.postgres.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.dateline.store.batch.Article;

/// The table `fingerprint`, of current revisions.
final class FingerprintRows {

    private FingerprintRows() {}

    private static final MultiRowStatement<Article> UPSERT =
            new MultiRowStatement<>(
                    """
                    insert into fingerprint (
                        article_id, scheme, sha256, sketch, shingles, first_received_at)
                    select new.article_id, new.scheme, decode(new.sha256, 'hex'),
                        decode(new.sketch, 'base64'), new.shingles, article.first_received_at
                    from unnest(?::uuid[], ?, ?, ?, ?::int[])
                        as new (article_id, scheme, sha256, sketch, shingles)
                    join article using (article_id)
                    on conflict (article_id) do update set
                        scheme = excluded.scheme,
                        sha256 = excluded.sha256,
                        sketch = excluded.sketch,
                        shingles = excluded.shingles,
                        first_received_at = excluded.first_received_at
                    """,
                    uuid(Article::articleId),
                    text(article -> article.body().scheme()),
                    text(article -> article.body().sha256()),
                    text(article -> article.body().sketch()),
                    number(article -> article.body().shingles()));

    private static final MultiRowStatement<UUID> FOLLOW_FIRST_RECEIVED =
            new MultiRowStatement<>(
                    """
                    update fingerprint set first_received_at = article.first_received_at
                    from article
                    where article.article_id = any(?)
                        and fingerprint.article_id = article.article_id
                        and fingerprint.first_received_at <> article.first_received_at
                    """,
                    uuid(id -> id));

    /// @param changed of the batch's articles, those whose current event is new
    /// @param all ids of the batch's articles
    static void write(Connection connection, Collection<Article> changed, Collection<UUID> all)
            throws SQLException {
        UPSERT.execute(connection, changed);
        FOLLOW_FIRST_RECEIVED.execute(connection, all);
    }
}
