package org.dateline.store.postgres;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.dateline.database.article.Article;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.database.sql.Row;
import org.dateline.events.ArticleStored;
import org.dateline.events.ArticleStored.Relation;
import org.jspecify.annotations.Nullable;

/// Reads back what the database now says of stored articles. It follows from the rows alone, so a
/// batch that is repeated says the same.
final class StoredRows {

    private StoredRows() {}

    /// One sighting of one article, and the `ce_id` of the event that tells of it.
    private record Sighting(
            String eventId, UUID articleId, String revision, String claim, long record) {

        static Sighting of(Article article) {
            return new Sighting(
                    article.eventId(),
                    article.articleId(),
                    article.revision(),
                    article.recency().claim(),
                    article.recency().record());
        }
    }

    /// Only the first sighting of an article is new. Of the articles that it may be a copy of, one
    /// with the same body comes first, then the one most like it, then the earliest.
    private static final MultiRowStatement<Sighting> READ =
            new MultiRowStatement<>(
                    """
                    select
                        given.article_id,
                        given.revision,
                        coalesce(cluster_member.cluster_id, article.article_id),
                        original.of_id,
                        original.relation,
                        original.similarity,
                        (select (claim, record) = (given.claim collate "C", given.record)
                            from sighting first
                            where first.article_id = given.article_id
                            order by received_at, claim, record
                            limit 1),
                        sighting.stored_at,
                        given.event_id
                    from unnest(?, ?, ?, ?, ?) with ordinality
                        as given (event_id, article_id, revision, claim, record, place)
                    join article on article.article_id = given.article_id
                    left join cluster_member
                        on cluster_member.article_id = given.article_id
                    join sighting
                        on sighting.claim = given.claim and sighting.record = given.record
                    left join lateral (
                        select of_id, relation, similarity
                        from duplicate
                        join article earlier on earlier.article_id = of_id
                        where duplicate.article_id = given.article_id
                            and article.revision = given.revision
                        order by relation, similarity desc, earlier.first_received_at, of_id
                        limit 1) as original on true
                    order by given.place
                    """,
                    text(Sighting::eventId),
                    uuid(Sighting::articleId),
                    text(Sighting::revision),
                    text(Sighting::claim),
                    number(Sighting::record));

    /// Moves that are still to be told, as the sighting that the article's row was made from. Its
    /// `ce_id` names the cluster, or a reader that knows the first announcement would pass over it.
    private static final MultiRowStatement<UUID> MOVED =
            new MultiRowStatement<>(
                    """
                    select
                        concat_ws('/', claim, record, enrichment_version,
                            coalesce(cluster_member.cluster_id, article_id)),
                        article_id, revision, claim, record
                    from cluster_move
                    join article using (article_id)
                    left join cluster_member using (article_id)
                    where cluster_move.cluster_id = any(?)
                    order by article_id
                    """,
                    uuid(id -> id));

    private static final MultiRowStatement<ArticleStored> TOLD =
            new MultiRowStatement<>(
                    """
                    delete from cluster_move
                    using unnest(?, ?) as told (article_id, cluster_id)
                    where cluster_move.article_id = told.article_id
                        and cluster_move.cluster_id = told.cluster_id
                    """,
                    uuid(ArticleStored::articleId),
                    uuid(ArticleStored::clusterId));

    /// In the order of the articles; one that was erased meanwhile is left out.
    static List<Stored> read(Connection connection, List<Article> articles) throws SQLException {
        return READ.query(
                connection, articles.stream().map(Sighting::of).toList(), StoredRows::stored);
    }

    /// Of these clusters, the members that came from others, as long as it was not told.
    static List<Stored> readMoved(Connection connection, Collection<UUID> clusters)
            throws SQLException {
        List<Sighting> moved =
                MOVED.query(
                        connection,
                        clusters,
                        row ->
                                new Sighting(
                                        row.text(1),
                                        row.uuid(2),
                                        row.text(3),
                                        row.text(4),
                                        row.number(5)));
        return READ.query(connection, moved, StoredRows::stored);
    }

    static void told(Connection connection, List<Stored> moved) throws SQLException {
        TOLD.execute(connection, moved.stream().map(Stored::event).toList());
    }

    private static Stored stored(Row row) throws SQLException {
        UUID articleId = row.uuid(1);
        UUID original = row.uuid(4);
        Instant storedAt = row.instant(8);
        Relation relation = relation(row.text(5), row.flag(7));
        UUID of = relation == Relation.REVISION ? articleId : original;
        Double similarity = original == null ? null : row.real(6);
        return new Stored(
                row.text(9),
                new ArticleStored(
                        articleId, row.text(2), row.uuid(3), relation, of, similarity, storedAt));
    }

    private static Relation relation(@Nullable String toAnother, boolean firstSighting) {
        if (toAnother != null) {
            return Relation.valueOf(toAnother);
        }
        return firstSighting ? Relation.NEW : Relation.REVISION;
    }
}
