package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.events.Entity;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.postgres.FacetCounts.Value;
import org.dateline.gateway.query.FacetQuery;

/// Counts of what the articles that meet a filter are, all from one reading of them.
public final class Facets {

    private static final String VALUES =
            """
            union all (
                select '%s', %s as value, null, null, null, count(%s) as articles
                from %s group by %s order by articles desc, value limit ?)
            """;

    private static final String LANGUAGES =
            values("languages", "primary_tag", "*", "found", "primary_tag");

    private static final String PUBLISHERS =
            values(
                    "publishers",
                    "mode() within group (order by publisher)",
                    "*",
                    "found where publisher is not null",
                    "lower(publisher)");

    private static final String MONTHS =
            values(
                    "months",
                    "to_char(published_from, 'YYYY-MM')",
                    "*",
                    """
                    found where to_char(published_from, 'YYYY-MM')
                        = to_char(published_to, 'YYYY-MM')
                    """,
                    "value");

    private static final String MEDIA_TYPES =
            values(
                    "mediaTypes",
                    "lower(media_type)",
                    "distinct article_id",
                    "found join sighting using (article_id)",
                    "value");

    private static final String ENTITIES =
            """
            union all (
                select 'entities', entity_id, name, type, country, articles
                from (
                    select entity_id, name, type, country, articles,
                        row_number() over (
                            partition by type order by articles desc, entity_id) as place
                    from (
                        select entity_id, count(*) as articles
                        from found join entity_mention using (article_id)
                        group by entity_id) as counted
                    join entity using (entity_id)) as ranked
                where place <= ?
                order by articles desc, entity_id)
            """;

    /// More are not read, so that an answer does not take seconds.
    private static final int MAX_ARTICLES = 10_000;

    private final Database database;

    public Facets(Database database) {
        this.database = database;
    }

    private record Count(String facet, Value value, EntityCount entity) {}

    public FacetCounts of(FacetQuery query) {
        return database.read(connection -> of(connection, query));
    }

    private static FacetCounts of(Connection connection, FacetQuery query) throws SQLException {
        List<Count> counts =
                select(query.filter().prepared(connection), query.limit())
                        .list(connection, Facets::count);
        long found = counts.getFirst().value().articles();
        return new FacetCounts(
                found > MAX_ARTICLES ? new Total.AtLeast(MAX_ARTICLES) : new Total.Exactly(found),
                Math.min(found, MAX_ARTICLES),
                values(counts, "languages"),
                values(counts, "publishers"),
                values(counts, "months"),
                values(counts, "mediaTypes"),
                entities(counts, Entity.Type.PERSON),
                entities(counts, Entity.Type.ORGANIZATION),
                entities(counts, Entity.Type.LOCATION));
    }

    static Sql select(ArticleFilter prepared, int limit) {
        Sql sql =
                Sql.of(
                                """
                                with matching as materialized (
                                    select a.article_id, a.publisher, a.published_from,
                                        a.published_to,
                                        split_part(a.language, '-', 1) as primary_tag
                                    from article a where true
                                """)
                        .add(prepared.sql())
                        .add(
                                """
                                    order by a.published_at desc nulls last, a.article_id desc
                                    limit ?
                                ), found as (select * from matching limit ?)
                                select 'total' as facet, '' as value, null as name, null as type,
                                    null as country, count(*) as articles
                                from matching
                                """,
                                MAX_ARTICLES + 1,
                                MAX_ARTICLES);
        for (String part : List.of(LANGUAGES, PUBLISHERS, MONTHS, MEDIA_TYPES, ENTITIES)) {
            sql.add(part, limit);
        }
        return sql;
    }

    private static String values(
            String facet, String value, String counted, String from, String group) {
        return VALUES.formatted(facet, value, counted, from, group);
    }

    private static Count count(Row row) throws SQLException {
        String value = row.text("value");
        long articles = row.number("articles");
        String type = row.text("type");
        return new Count(
                row.text("facet"),
                new Value(value, articles),
                new EntityCount(
                        value,
                        type == null ? "" : row.text("name"),
                        type == null ? Entity.Type.PERSON : Entity.Type.valueOf(type),
                        row.text("country"),
                        articles));
    }

    private static List<Value> values(List<Count> counts, String facet) {
        return counts.stream()
                .filter(count -> count.facet().equals(facet))
                .map(Count::value)
                .toList();
    }

    private static List<EntityCount> entities(List<Count> counts, Entity.Type type) {
        return counts.stream()
                .filter(count -> count.facet().equals("entities"))
                .map(Count::entity)
                .filter(entity -> entity.type() == type)
                .toList();
    }
}
