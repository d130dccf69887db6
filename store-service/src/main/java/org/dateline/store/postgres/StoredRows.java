package org.dateline.store.postgres;

import static org.dateline.store.postgres.MultiRowStatement.number;
import static org.dateline.store.postgres.MultiRowStatement.text;
import static org.dateline.store.postgres.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.dateline.events.ArticleStored;
import org.dateline.events.ArticleStored.Relation;
import org.dateline.store.batch.Article;

/// Reads back what the database now says of stored articles. It follows from the rows alone, so a
/// batch that is repeated says the same.
final class StoredRows {

    private StoredRows() {}

    private static final MultiRowStatement<Article> READ =
            new MultiRowStatement<>(
                    """
                    select
                        given.article_id,
                        given.revision,
                        article.cluster_id,
                        case when article.revision = given.revision then duplicate.of_id end,
                        duplicate.similarity,
                        (select sighting.revision from sighting
                            where sighting.article_id = given.article_id
                            order by received_at, claim, record
                            limit 1) = given.revision,
                        sighting.stored_at,
                        place
                    from unnest(?, ?, ?, ?)
                        with ordinality as given (article_id, revision, claim, record, place)
                    join article on article.article_id = given.article_id
                    join sighting
                        on sighting.claim = given.claim and sighting.record = given.record
                    left join duplicate
                        on duplicate.article_id = given.article_id
                            and duplicate.relation = 'DUPLICATE'
                    order by place
                    """,
                    uuid(Article::articleId),
                    text(Article::revision),
                    text(article -> article.recency().claim()),
                    number(article -> article.recency().record()));

    /// In the order of the articles; one that was erased meanwhile is left out.
    static List<Stored> read(Connection connection, List<Article> articles) throws SQLException {
        return READ.query(
                connection,
                articles,
                row -> new Stored(articles.get(row.getInt(8) - 1), stored(row)));
    }

    private static ArticleStored stored(ResultSet row) throws SQLException {
        UUID articleId = row.getObject(1, UUID.class);
        String revision = row.getString(2);
        UUID clusterId = row.getObject(3, UUID.class);
        UUID original = row.getObject(4, UUID.class);
        double similarity = row.getDouble(5);
        boolean first = row.getBoolean(6);
        var storedAt = row.getObject(7, OffsetDateTime.class).toInstant();
        if (original != null) {
            return new ArticleStored(
                    articleId,
                    revision,
                    clusterId,
                    Relation.DUPLICATE,
                    original,
                    similarity,
                    storedAt);
        }
        return first
                ? new ArticleStored(
                        articleId, revision, clusterId, Relation.NEW, null, null, storedAt)
                : new ArticleStored(
                        articleId,
                        revision,
                        clusterId,
                        Relation.REVISION,
                        articleId,
                        null,
                        storedAt);
    }
}
