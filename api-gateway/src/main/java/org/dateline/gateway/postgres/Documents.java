package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dateline.database.article.SightingColumn;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.events.ArticleStored.Relation;
import org.dateline.gateway.postgres.ArticleDocument.Copy;
import org.dateline.gateway.postgres.ArticleDocument.Member;
import org.dateline.gateway.postgres.ArticleDocument.RevisionOf;
import org.dateline.gateway.postgres.ArticleDocument.RevisionText;
import org.dateline.gateway.postgres.ArticleDocument.SeenIn;

/// Single articles, and what belongs to each.
public final class Documents {

    private static final int MAX_ROWS = 1_000;

    private final Database database;

    public Documents(Database database) {
        this.database = database;
    }

    public Optional<ArticleDocument> byId(UUID id) {
        return database.read(connection -> document(connection, id));
    }

    /// Its sightings by when they were received; empty when there is no such article.
    public List<SeenIn> sightings(UUID id) {
        return database.read(connection -> sightings(connection, id));
    }

    /// Newest first; empty when there is no such article.
    public List<RevisionOf> revisions(UUID id) {
        return database.read(connection -> revisions(connection, id));
    }

    /// Its current content, if there is such an article.
    public Optional<RevisionText> text(UUID id) {
        return database.read(connection -> text(connection, id, Optional.empty()));
    }

    /// One of the contents it had.
    public Optional<RevisionText> text(UUID id, String revision) {
        return database.read(connection -> text(connection, id, Optional.of(revision)));
    }

    /// What it is like and the other members of its cluster, the earliest first; empty when there
    /// is no such article.
    ///
    /// @param similarity the least Jaccard index; 0 to have also those that are copies only by way
    ///     of a third
    public Optional<List<Member>> duplicates(UUID id, double similarity) {
        return duplicates(id, similarity, MAX_ROWS);
    }

    /// The first of them.
    public Optional<List<Member>> duplicates(UUID id, double similarity, int limit) {
        return database.read(
                connection ->
                        Sql.of("select from article where article_id = ?", id)
                                        .first(connection, row -> id)
                                        .isEmpty()
                                ? Optional.empty()
                                : Optional.of(AlikeArticles.of(connection, id, similarity, limit)));
    }

    private static Optional<ArticleDocument> document(Connection connection, UUID id)
            throws SQLException {
        List<Copy> copies = copies(connection, id);
        List<SeenIn> sightings = sightings(connection, id);
        Sql sql =
                Sql.of(
                        """
                        select a.stored_at, coalesce(m.cluster_id, a.article_id) as cluster_id,
                            r.event, r.text, coalesce(c.members - 1, 0) as copies
                        from article a join revision r using (article_id, revision)
                        left join cluster_member m on m.article_id = a.article_id
                        left join cluster c on c.cluster_id = m.cluster_id
                        where a.article_id = ?
                        """,
                        id);
        return sql.first(
                connection,
                row ->
                        new ArticleDocument(
                                id,
                                row.text("event"),
                                row.text("text"),
                                row.instant("stored_at"),
                                row.uuid("cluster_id"),
                                row.integer("copies"),
                                copies,
                                sightings));
    }

    private static List<Copy> copies(Connection connection, UUID id) throws SQLException {
        Sql sql =
                Sql.of(
                        """
                        select of_id, relation, similarity from duplicate
                        where article_id = ? order by similarity desc, of_id limit ?
                        """,
                        id,
                        MAX_ROWS);
        return sql.list(
                connection,
                row ->
                        new Copy(
                                row.uuid("of_id"),
                                Relation.valueOf(row.text("relation")),
                                row.real("similarity")));
    }

    private static List<SeenIn> sightings(Connection connection, UUID id) throws SQLException {
        Sql sql =
                Sql.of(
                        """
                        select * from sighting where article_id = ?
                        order by received_at, claim, record limit ?
                        """,
                        id,
                        MAX_ROWS);
        return sql.list(connection, Documents::seenIn);
    }

    private static SeenIn seenIn(Row row) throws SQLException {
        return new SeenIn(
                row.text("claim"),
                row.number("record"),
                row.text(SightingColumn.FILE),
                row.text(SightingColumn.ENTRY),
                row.text(SightingColumn.MEDIA_TYPE),
                row.text(SightingColumn.CHARSET),
                row.text(SightingColumn.SHA256),
                row.text("revision"),
                row.instant("received_at"),
                row.instant(SightingColumn.ENRICHED_AT),
                row.instant("stored_at"));
    }

    private static List<RevisionOf> revisions(Connection connection, UUID id) throws SQLException {
        Sql sql =
                Sql.of(
                        """
                        select r.revision, r.revision = a.revision as current,
                            r.event -> 'title' ->> 'text' as title, r.first_received_at,
                            r.received_at, r.enrichment_version, length(r.text) as text_length,
                            (select count(*) from sighting s
                                where s.article_id = r.article_id and s.revision = r.revision)
                                as sightings
                        from revision r join article a using (article_id)
                        where r.article_id = ?
                        order by r.received_at desc, r.claim desc, r.record desc limit ?
                        """,
                        id,
                        MAX_ROWS);
        return sql.list(
                connection,
                row ->
                        new RevisionOf(
                                row.text("revision"),
                                row.flag("current"),
                                row.text("title"),
                                row.instant("first_received_at"),
                                row.instant("received_at"),
                                row.integer("enrichment_version"),
                                row.integer("text_length"),
                                row.integer("sightings")));
    }

    private static Optional<RevisionText> text(
            Connection connection, UUID id, Optional<String> revision) throws SQLException {
        Sql sql =
                Sql.of(
                        """
                        select r.revision, r.revision = a.revision as current,
                            r.event -> 'title' ->> 'text' as title, r.first_received_at,
                            r.received_at, r.text
                        from article a join revision r using (article_id)
                        where a.article_id = ?
                        """,
                        id);
        revision.ifPresentOrElse(
                which -> sql.add("and r.revision = ?", which),
                () -> sql.add("and r.revision = a.revision"));
        return sql.first(
                connection,
                row ->
                        new RevisionText(
                                id,
                                row.text("revision"),
                                row.flag("current"),
                                row.text("title"),
                                row.instant("first_received_at"),
                                row.instant("received_at"),
                                row.text("text")));
    }
}
