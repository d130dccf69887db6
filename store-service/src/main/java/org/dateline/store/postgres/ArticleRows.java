package org.dateline.store.postgres;

import static org.dateline.store.postgres.MultiRowStatement.number;
import static org.dateline.store.postgres.MultiRowStatement.text;
import static org.dateline.store.postgres.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.dateline.store.batch.Article;
import org.dateline.store.batch.Batch;
import org.dateline.store.batch.Days;
import org.jspecify.annotations.Nullable;

/// The tables `article`, `revision` and `sighting`.
///
/// Each statement takes its rows in key order, and articles come first in every transaction, so
/// that writers that meet wait for each other and never deadlock.
final class ArticleRows {

    private ArticleRows() {}

    private record Row(Article article, Instant firstReceived, Instant now) {
        @Nullable Days days() {
            Days.Published published = article.published();
            return published == null ? null : published.days();
        }
    }

    private static final MultiRowStatement<Row> UPSERT_CURRENT =
            new MultiRowStatement<>(
                    """
                    insert into article as old (
                        article_id, revision, received_at, claim, record, enrichment_version,
                        first_received_at, stored_at, cluster_id, title, language, publisher, url,
                        published_from, published_to, published_at, search)
                    select
                        article_id, revision, received_at, claim, record, version,
                        first_received_at, stored_at, article_id, title, language, publisher, url,
                        published_from, published_to, published_at,
                        setweight(
                            to_tsvector(search_config(language), coalesce(title, '')), 'A')
                            || to_tsvector(search_config(language), indexed)
                    from unnest(
                        ?::uuid[], ?, ?::timestamptz[], ?, ?::bigint[], ?::int[],
                        ?::timestamptz[], ?::timestamptz[], ?, ?, ?, ?,
                        ?::date[], ?::date[], ?::timestamptz[], ?)
                        as new (
                            article_id, revision, received_at, claim, record, version,
                            first_received_at, stored_at, title, language, publisher, url,
                            published_from, published_to, published_at, indexed)
                    order by article_id
                    on conflict (article_id) do update set
                        revision = excluded.revision,
                        received_at = excluded.received_at,
                        claim = excluded.claim,
                        record = excluded.record,
                        enrichment_version = excluded.enrichment_version,
                        first_received_at = least(old.first_received_at, excluded.first_received_at),
                        stored_at = excluded.stored_at,
                        title = excluded.title,
                        language = excluded.language,
                        publisher = excluded.publisher,
                        url = excluded.url,
                        published_from = excluded.published_from,
                        published_to = excluded.published_to,
                        published_at = excluded.published_at,
                        search = excluded.search
                    where (excluded.received_at, excluded.claim, excluded.record,
                            excluded.enrichment_version)
                        > (old.received_at, old.claim, old.record, old.enrichment_version)
                    returning article_id
                    """,
                    uuid(row -> row.article.articleId()),
                    text(row -> row.article.revision()),
                    text(row -> row.article.recency().receivedAt()),
                    text(row -> row.article.recency().claim()),
                    number(row -> row.article.recency().record()),
                    number(row -> row.article.recency().version()),
                    text(Row::firstReceived),
                    text(Row::now),
                    text(row -> row.article.title()),
                    text(row -> row.article.language()),
                    text(row -> row.article.publisher()),
                    text(row -> row.article.url()),
                    text(row -> row.days() == null ? null : row.days().first()),
                    text(row -> row.days() == null ? null : row.days().last()),
                    text(
                            row ->
                                    row.article.published() == null
                                            ? null
                                            : row.article.published().instant()),
                    text(row -> row.article.indexed()));

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

    private static final MultiRowStatement<Row> UPSERT_REVISION =
            new MultiRowStatement<>(
                    """
                    insert into revision as old (
                        article_id, revision, received_at, claim, record, enrichment_version,
                        first_received_at, text, event)
                    select * from unnest(
                        ?::uuid[], ?, ?::timestamptz[], ?, ?::bigint[], ?::int[],
                        ?::timestamptz[], ?, ?::jsonb[])
                        as new (
                            article_id, revision, received_at, claim, record, version,
                            first_received_at, text, event)
                    order by article_id, revision
                    on conflict (article_id, revision) do update set
                        received_at = excluded.received_at,
                        claim = excluded.claim,
                        record = excluded.record,
                        enrichment_version = excluded.enrichment_version,
                        first_received_at = least(old.first_received_at, excluded.first_received_at),
                        event = excluded.event
                    where (excluded.received_at, excluded.claim, excluded.record,
                            excluded.enrichment_version)
                        > (old.received_at, old.claim, old.record, old.enrichment_version)
                    """,
                    uuid(row -> row.article.articleId()),
                    text(row -> row.article.revision()),
                    text(row -> row.article.recency().receivedAt()),
                    text(row -> row.article.recency().claim()),
                    number(row -> row.article.recency().record()),
                    number(row -> row.article.recency().version()),
                    text(Row::firstReceived),
                    text(row -> row.article.text()),
                    text(row -> row.article.event()));

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

    private static final MultiRowStatement<Row> UPSERT_SIGHTING =
            new MultiRowStatement<>(
                    """
                    insert into sighting as old (
                        claim, record, article_id, revision, received_at, enrichment_version,
                        enriched_at, file, media_type, charset, sha256, stored_at)
                    select * from unnest(
                        ?, ?::bigint[], ?::uuid[], ?, ?::timestamptz[], ?::int[],
                        ?::timestamptz[], ?, ?, ?, ?, ?::timestamptz[])
                        as new (
                            claim, record, article_id, revision, received_at, version,
                            enriched_at, file, media_type, charset, sha256, stored_at)
                    order by claim collate "C", record
                    on conflict (claim, record) do update set
                        enrichment_version = excluded.enrichment_version,
                        enriched_at = excluded.enriched_at
                    where excluded.enrichment_version > old.enrichment_version
                    """,
                    text(row -> row.article.recency().claim()),
                    number(row -> row.article.recency().record()),
                    uuid(row -> row.article.articleId()),
                    text(row -> row.article.revision()),
                    text(row -> row.article.recency().receivedAt()),
                    number(row -> row.article.recency().version()),
                    text(row -> row.article.enrichedAt()),
                    text(row -> row.article.appearance().file()),
                    text(row -> row.article.appearance().mediaType()),
                    text(row -> row.article.appearance().charset()),
                    text(row -> row.article.appearance().sha256()),
                    text(Row::now));

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
                new HashSet<>(
                        UPSERT_CURRENT.query(
                                connection, articles, row -> row.getObject(1, UUID.class)));
        LOWER_FIRST_RECEIVED.execute(connection, articles);
        UPSERT_REVISION.execute(connection, revisions);
        LOWER_REVISION_FIRST_RECEIVED.execute(connection, revisions);
        UPSERT_SIGHTING.execute(connection, sightings);
        return changed;
    }
}
