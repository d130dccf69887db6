package org.dateline.gateway.postgres;

import java.time.Instant;
import org.dateline.database.sql.Sql;
import org.jspecify.annotations.Nullable;

/// How much is stored.
///
/// @param clusters of copies, an article without copies being one too
/// @param snapshot what is stored until now, for questions that are to have the same answer later
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
        long snapshot,
        @Nullable Instant lastStoredAt) {

    static final String SQL =
            """
            select count(*) as articles,
                count(*) filter (where published_at is null) as undated,
                count(*) - (select coalesce(sum(members - 1), 0) from cluster) as clusters,
                max(stored_at) as last_stored_at,
                (select count(*) from revision) as revisions,
                (select count(*) from sighting) as sightings,
                (select count(*) from entity) as entities,
                (select coalesce(sum(cardinality(starts)), 0) from entity_mention)
                    as entity_mentions,
                (select count(*) from date_mention) as date_mentions,
                %s as snapshot
            from article
            """
                    .formatted(Snapshots.NOW);

    public static Stats of(Database database) {
        return database.read(
                        connection ->
                                Sql.of(SQL)
                                        .first(
                                                connection,
                                                row ->
                                                        new Stats(
                                                                row.number("articles"),
                                                                row.number("undated"),
                                                                row.number("clusters"),
                                                                row.number("revisions"),
                                                                row.number("sightings"),
                                                                row.number("entities"),
                                                                row.number("entity_mentions"),
                                                                row.number("date_mentions"),
                                                                row.number("snapshot"),
                                                                row.instant("last_stored_at"))))
                .orElseThrow();
    }
}
