package org.dateline.database.article;

import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dateline.database.sql.Column;
import org.dateline.database.sql.MultiRowStatement;

/// The tables `article`, `revision` and `sighting`.
///
/// Each statement takes its rows in key order, and articles come first in every transaction, so
/// that writers that meet wait for each other and never deadlock.
final class ArticleRows {

    private ArticleRows() {}

    private record Row(Article article, Instant firstReceived, Instant now) {}

    private static final Column<Row> ARTICLE_ID =
            Column.of("article_id", "uuid", row -> row.article.articleId());
    private static final Column<Row> REVISION =
            Column.of("revision", "text", row -> row.article.revision());
    private static final Column<Row> RECEIVED_AT =
            Column.of("received_at", "timestamptz", row -> row.article.recency().receivedAt());
    private static final Column<Row> CLAIM =
            Column.of("claim", "text", row -> row.article.recency().claim());
    private static final Column<Row> RECORD =
            Column.of("record", "int8", row -> row.article.recency().record());
    private static final Column<Row> ENRICHMENT_VERSION =
            Column.of("enrichment_version", "int4", row -> row.article.recency().version());
    private static final Column<Row> FIRST_RECEIVED_AT =
            Column.of("first_received_at", "timestamptz", Row::firstReceived);
    private static final Column<Row> STORED_AT = Column.of("stored_at", "timestamptz", Row::now);

    /// The sighting that a row is made from, in the order that decides which is the current one.
    private static final List<Column<Row>> RECENCY =
            List.of(RECEIVED_AT, CLAIM, RECORD, ENRICHMENT_VERSION);

    /// What the search index has of an article.
    private static final List<Column<Row>> SEARCH =
            List.of(
                    Column.of("search", "tsvector", row -> row.article.search().vector()),
                    Column.of("salient", "tsvector", row -> row.article.search().salient()),
                    Column.of("search_words", "int4", row -> row.article.search().words()),
                    Column.of(
                            "search_stretches",
                            "int4",
                            row -> row.article.search().stretches().size()),
                    Column.of("search_end", "int4", row -> row.article.search().end()));

    private static final String IS_NEWER =
            "(%s) > (%s)"
                    .formatted(Column.names("excluded", RECENCY), Column.names("old", RECENCY));

    /// What a newer event replaces in the row of an article.
    private static final List<Column<Row>> CURRENT =
            Column.all(
                    List.of(REVISION),
                    RECENCY,
                    List.of(STORED_AT),
                    SEARCH,
                    ArticleColumn.ALL.stream()
                            .map(
                                    column ->
                                            Column.<Row>of(
                                                    column.column(),
                                                    column.type(),
                                                    row -> row.article.columns().get(column)))
                            .toList());

    private static final List<Column<Row>> ARTICLE =
            Column.all(List.of(ARTICLE_ID, FIRST_RECEIVED_AT), CURRENT);

    private static final MultiRowStatement<Row> UPSERT_CURRENT =
            new MultiRowStatement<>(
                    """
                    insert into article as old (%1$s, cluster_id)
                    select %1$s, article_id
                    from unnest(%2$s) as new (%1$s)
                    order by article_id
                    on conflict (article_id) do update set
                        %3$s,
                        first_received_at = least(old.first_received_at, excluded.first_received_at),
                        stored_order = excluded.stored_order
                    where %4$s
                    returning article_id
                    """
                            .formatted(
                                    Column.names(ARTICLE),
                                    Column.parameters(ARTICLE),
                                    Column.updates(CURRENT),
                                    IS_NEWER),
                    ARTICLE);

    private static final MultiRowStatement<Row> LOWER_FIRST_RECEIVED =
            new MultiRowStatement<>(
                    """
                    update article old set first_received_at = new.first_received_at
                    from unnest(?::uuid[], ?::timestamptz[]) as new (article_id, first_received_at)
                    where old.article_id = new.article_id
                        and old.first_received_at > new.first_received_at
                    """,
                    uuid(row -> row.article.articleId()),
                    text(Row::firstReceived));

    private static final Column<Row> EVENT =
            Column.of("event", "jsonb", row -> row.article.event());

    private static final List<Column<Row>> REVISIONS =
            Column.all(
                    List.of(ARTICLE_ID, REVISION),
                    RECENCY,
                    List.of(
                            FIRST_RECEIVED_AT,
                            Column.of("text", "text", row -> row.article.text()),
                            EVENT));

    private static final MultiRowStatement<Row> UPSERT_REVISION =
            new MultiRowStatement<>(
                    """
                    insert into revision as old (%1$s)
                    select * from unnest(%2$s) as new (%1$s)
                    order by article_id, revision
                    on conflict (article_id, revision) do update set
                        %3$s,
                        first_received_at = least(old.first_received_at, excluded.first_received_at)
                    where %4$s
                    """
                            .formatted(
                                    Column.names(REVISIONS),
                                    Column.parameters(REVISIONS),
                                    Column.updates(Column.all(RECENCY, List.of(EVENT))),
                                    IS_NEWER),
                    REVISIONS);

    private static final MultiRowStatement<Row> LOWER_REVISION_FIRST_RECEIVED =
            new MultiRowStatement<>(
                    """
                    update revision old set first_received_at = new.first_received_at
                    from unnest(?::uuid[], ?, ?::timestamptz[])
                        as new (article_id, revision, first_received_at)
                    where old.article_id = new.article_id
                        and old.revision = new.revision
                        and old.first_received_at > new.first_received_at
                    """,
                    uuid(row -> row.article.articleId()),
                    text(row -> row.article.revision()),
                    text(Row::firstReceived));

    private static final List<Column<Row>> SIGHTINGS =
            Column.all(
                    List.of(ARTICLE_ID, REVISION, STORED_AT),
                    RECENCY,
                    SightingColumn.ALL.stream()
                            .map(
                                    column ->
                                            Column.<Row>of(
                                                    column.column(),
                                                    column.type(),
                                                    row -> row.article.sighting().get(column)))
                            .toList());

    private static final MultiRowStatement<Row> UPSERT_SIGHTING =
            new MultiRowStatement<>(
                    """
                    insert into sighting as old (%1$s)
                    select * from unnest(%2$s) as new (%1$s)
                    order by claim collate "C", record
                    on conflict (claim, record) do update set
                        enrichment_version = excluded.enrichment_version,
                        enriched_at = excluded.enriched_at
                    where excluded.enrichment_version > old.enrichment_version
                    """
                            .formatted(Column.names(SIGHTINGS), Column.parameters(SIGHTINGS)),
                    SIGHTINGS);

    /// @return the articles whose current event is now one of this batch
    static Set<UUID> write(Connection connection, Batch batch, Instant now) throws SQLException {
        var articles =
                batch.current().stream()
                        .map(article -> new Row(article, batch.firstReceived(article), now))
                        .toList();
        var revisions =
                batch.revisions().stream()
                        .map(article -> new Row(article, batch.revisionFirstReceived(article), now))
                        .toList();
        var sightings =
                batch.sightings().stream()
                        .map(article -> new Row(article, article.recency().receivedAt(), now))
                        .toList();
        Set<UUID> changed =
                new HashSet<>(UPSERT_CURRENT.query(connection, articles, row -> row.uuid(1)));
        LOWER_FIRST_RECEIVED.execute(connection, articles);
        UPSERT_REVISION.execute(connection, revisions);
        LOWER_REVISION_FIRST_RECEIVED.execute(connection, revisions);
        UPSERT_SIGHTING.execute(connection, sightings);
        return changed;
    }
}
