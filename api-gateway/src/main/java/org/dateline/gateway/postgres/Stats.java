package org.dateline.gateway.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much is stored.
///
/// @param clusters of copies, an article without copies being one too
/// @param lastStoredAt null while nothing is stored
public record Stats(
        long articles,
        long undated,
        long clusters,
        long revisions,
        long sightings,
        long entities,
        long entityMentions,
        long dateMentions,
        @Nullable Instant lastStoredAt) {

    static final String SQL =
            """
            select count(*) as articles,
                count(*) filter (where published_at is null) as undated,
                count(distinct cluster_id) as clusters,
                max(stored_at) as last_stored_at,
                (select count(*) from revision) as revisions,
                (select count(*) from sighting) as sightings,
                (select count(*) from entity) as entities,
                (select coalesce(sum(cardinality(starts)), 0) from entity_mention)
                    as entity_mentions,
                (select count(*) from date_mention) as date_mentions
            from article
            """;

    public static Stats of(Database database) {
        return database.read(
                        connection ->
                                Database.first(
                                        connection,
                                        Sql.of(SQL),
                                        row ->
                                                new Stats(
                                                        row.getLong("articles"),
                                                        row.getLong("undated"),
                                                        row.getLong("clusters"),
                                                        row.getLong("revisions"),
                                                        row.getLong("sightings"),
                                                        row.getLong("entities"),
                                                        row.getLong("entity_mentions"),
                                                        row.getLong("date_mentions"),
                                                        row.getObject("last_stored_at") == null
                                                                ? null
                                                                : Articles.instant(
                                                                        row, "last_stored_at"))))
                .orElseThrow();
    }
}
