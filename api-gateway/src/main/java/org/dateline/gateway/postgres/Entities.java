package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.events.Entity;
import org.dateline.gateway.filter.NameWords;
import org.dateline.gateway.query.Counted;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.EntityQuery;

/// Persons, organizations and places.
public final class Entities {

    private static final String COUNTED =
            """
            select e.entity_id, e.name, e.type, e.country, lower(e.name) as key,
                (select count(*) from entity_mention m where m.entity_id = e.entity_id) as articles
            from entity e
            """;

    /// Names are looked for in the articles that are most about an entity.
    private static final int SPELLED_IN = 100;

    /// Companions are looked for in a bounded number of articles, again those most about it.
    private static final int TOGETHER_IN = 10_000;

    private static final int MAX_TOGETHER = 20;

    private final Database database;
    private final Cursors cursors;

    public Entities(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    private record Keyed(EntityCount entity, String key) {}

    public EntityPage page(EntityQuery query) {
        return database.read(connection -> page(connection, query));
    }

    public Optional<EntityCount> byId(String id) {
        return database.read(connection -> byId(connection, id));
    }

    public Optional<EntityDetails> details(String id) {
        return database.read(
                connection -> {
                    Optional<EntityCount> entity = byId(connection, id);
                    return entity.isEmpty()
                            ? Optional.empty()
                            : Optional.of(details(connection, entity.get()));
                });
    }

    /// Which of some entities are mentioned in the same articles, of those that mention `id`.
    public List<EntityLink> links(String id, List<String> among) {
        return database.read(
                connection ->
                        links(id, SqlArray.texts(among))
                                .list(
                                        connection,
                                        row ->
                                                new EntityLink(
                                                        row.text("first_id"),
                                                        row.text("second_id"),
                                                        row.number("articles"))));
    }

    private static Optional<EntityCount> byId(Connection connection, String id)
            throws SQLException {
        return Sql.of(COUNTED).add("where e.entity_id = ?", id).first(connection, Entities::entity);
    }

    private static EntityDetails details(Connection connection, EntityCount entity)
            throws SQLException {
        return new EntityDetails(
                entity.id(),
                entity.name(),
                entity.type(),
                entity.country(),
                entity.articles(),
                variants(entity.id())
                        .list(
                                connection,
                                row ->
                                        new EntityDetails.Variant(
                                                row.text("spelling"), row.number("mentions"))),
                together(entity.id()).list(connection, Entities::entity));
    }

    private static Sql variants(String id) {
        return Sql.of(
                """
                select mention ->> 'text' as spelling, count(*) as mentions
                from (
                    select article_id from entity_mention
                    where entity_id = ? order by salience desc, article_id limit ?) as most
                join article using (article_id)
                join revision using (article_id, revision)
                cross join lateral jsonb_path_query(event, '$.entities[*] ? (@.id == $id)',
                    jsonb_build_object('id', ?)) as entity
                cross join lateral jsonb_array_elements(entity -> 'mentions') as mention
                group by spelling order by mentions desc, spelling limit 50
                """,
                id,
                SPELLED_IN,
                id);
    }

    private static Sql together(String id) {
        return Sql.of(
                """
                select entity_id, name, type, country, articles
                from (
                    select other.entity_id, count(*) as articles
                    from (
                        select article_id from entity_mention
                        where entity_id = ? order by salience desc, article_id limit ?) as most
                    join entity_mention other using (article_id)
                    where other.entity_id <> ?
                    group by other.entity_id
                    order by articles desc, other.entity_id limit ?) as counted
                join entity using (entity_id)
                order by articles desc, entity_id
                """,
                id,
                TOGETHER_IN,
                id,
                MAX_TOGETHER);
    }

    static Sql links(String id, SqlArray among) {
        return Sql.of(
                """
                with named as (
                    select other.article_id, other.entity_id
                    from (
                        select article_id from entity_mention
                        where entity_id = ? order by salience desc, article_id limit ?) as most
                    join entity_mention other using (article_id)
                    where other.entity_id = any(?::text[]))
                select one.entity_id as first_id, two.entity_id as second_id,
                    count(*) as articles
                from named one join named two using (article_id)
                where one.entity_id < two.entity_id
                group by first_id, second_id order by articles desc, first_id, second_id
                """,
                id,
                TOGETHER_IN,
                among);
    }

    private EntityPage page(Connection connection, EntityQuery query) throws SQLException {
        Optional<NameWords> words = Optional.empty();
        if (query.name().isPresent()) {
            words = Optional.of(NameWords.of(connection, query.name().get()));
        }
        List<Keyed> found =
                select(query, words)
                        .list(connection, row -> new Keyed(entity(row), row.text("key")));
        boolean more = found.size() > query.limit();
        List<Keyed> shown = more ? found.subList(0, query.limit()) : found;
        return new EntityPage(
                shown.stream().map(Keyed::entity).toList(),
                more ? query.cursorAfter(last(query, shown.getLast()), cursors) : null);
    }

    private static Counted last(EntityQuery query, Keyed last) {
        return switch (query.order()) {
            case MENTIONS -> new Counted(last.entity().articles(), last.entity().id());
            case NAME -> new Counted(0, last.key() + "\0" + last.entity().id());
        };
    }

    static Sql select(EntityQuery query, Optional<NameWords> words) {
        Sql chosen = chosen(query, words);
        return switch (query.order()) {
            case MENTIONS -> byMentions(query, chosen);
            case NAME -> byName(query, chosen);
        };
    }

    private static Sql chosen(EntityQuery query, Optional<NameWords> words) {
        Sql sql = Sql.of("where true");
        words.ifPresent(all -> sql.add("and").add(all.in("e")));
        query.prefix()
                .ifPresent(
                        prefix ->
                                sql.add(
                                        "and lower(e.name) like lower(?)",
                                        prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
        query.type().ifPresent(type -> sql.add("and e.type = ?", type.name()));
        return sql;
    }

    private static Sql byMentions(EntityQuery query, Sql chosen) {
        Sql sql = Sql.of("select * from (").add(COUNTED).add(chosen).add(") as counted where true");
        query.after()
                .ifPresent(
                        after ->
                                sql.add(
                                        "and (articles < ? or articles = ? and entity_id > ?)",
                                        after.articles(),
                                        after.articles(),
                                        after.key()));
        return sql.add("order by articles desc, entity_id limit ?", query.limit() + 1);
    }

    /// Sorted by the operators that the index on lower-case names knows, character by character.
    private static Sql byName(EntityQuery query, Sql chosen) {
        Sql sql = Sql.of(COUNTED).add(chosen);
        query.after()
                .ifPresent(
                        after -> {
                            int end = after.key().indexOf(0);
                            String key = after.key().substring(0, end);
                            sql.add(
                                    """
                                    and lower(e.name) ~>=~ ?
                                    and (lower(e.name) ~>~ ? or e.entity_id > ?)
                                    """,
                                    key,
                                    key,
                                    after.key().substring(end + 1));
                        });
        return sql.add("order by lower(e.name) using ~<~, e.entity_id limit ?", query.limit() + 1);
    }

    private static EntityCount entity(Row row) throws SQLException {
        return new EntityCount(
                row.text("entity_id"),
                row.text("name"),
                Entity.Type.valueOf(row.text("type")),
                row.text("country"),
                row.number("articles"));
    }
}
