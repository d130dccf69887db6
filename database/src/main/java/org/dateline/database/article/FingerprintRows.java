package org.dateline.database.article;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.database.sql.Row;

/// The tables `body`, `sketch_hash` and `fingerprint`.
final class FingerprintRows {

    private FingerprintRows() {}

    /// The SHA-256 of no bytes: articles without a body are not copies of each other.
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private record Body(long id, boolean added) {}

    /// A known body is updated, with what it has, for the lock that keeps it from being dropped
    /// with the last of its other articles.
    private static final MultiRowStatement<Article> UPSERT_BODY =
            new MultiRowStatement<>(
                    """
                    insert into body as old (scheme, sha256, sketch, shingles)
                    select distinct on (scheme collate "C", hash)
                        scheme, hash, decode(sketch, 'base64'), shingles
                    from unnest(?, ?, ?, ?::int[]) as new (scheme, sha256, sketch, shingles)
                    cross join lateral decode(sha256, 'hex') as hash
                    order by scheme collate "C", hash
                    on conflict (scheme, sha256) do update set shingles = old.shingles
                    returning body_id, xmax = 0
                    """,
                    text(article -> article.body().scheme()),
                    text(article -> article.body().sha256()),
                    text(article -> article.body().sketch()),
                    number(article -> article.body().shingles()));

    private static final MultiRowStatement<Long> INSERT_HASHES =
            new MultiRowStatement<>(
                    """
                    insert into sketch_hash (hash, body_id)
                    select distinct hash, body_id
                    from body cross join lateral unnest(sketch_keys(sketch)) as hash
                    where body_id = any(?)
                    order by hash, body_id
                    """,
                    number(id -> id));

    private static final MultiRowStatement<Article> UPSERT =
            new MultiRowStatement<>(
                    """
                    insert into fingerprint as old (article_id, body_id, first_received_at)
                    select new.article_id, body.body_id, article.first_received_at
                    from unnest(?::uuid[], ?, ?) as new (article_id, scheme, sha256)
                    join article using (article_id)
                    left join body
                        on body.scheme = new.scheme and body.sha256 = decode(new.sha256, 'hex')
                    on conflict (article_id) do update set
                        body_id = excluded.body_id,
                        first_received_at = excluded.first_received_at,
                        placed = case
                            when old.body_id is distinct from excluded.body_id then 0
                            else old.placed end
                    """,
                    uuid(Article::articleId),
                    text(article -> article.body().scheme()),
                    text(article -> article.body().sha256()));

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
        List<Article> withBody =
                changed.stream().filter(article -> !article.body().sha256().equals(EMPTY)).toList();
        List<Long> unknown =
                UPSERT_BODY.query(connection, withBody, FingerprintRows::body).stream()
                        .filter(Body::added)
                        .map(Body::id)
                        .toList();
        INSERT_HASHES.execute(connection, unknown);
        UPSERT.execute(connection, changed);
        FOLLOW_FIRST_RECEIVED.execute(connection, all);
    }

    private static Body body(Row row) throws SQLException {
        return new Body(row.number(1), row.flag(2));
    }
}
