package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.events.Entity;
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

    private final Database database;
    private final Cursors cursors;

    public Entities(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    public EntityPage page(EntityQuery query) {
        return database.read(connection -> page(connection, query));
    }

    public Optional<EntityCount> byId(String id) {
        return database.read(
                connection ->
                        Sql.of(COUNTED)
                                .add("where e.entity_id = ?", id)
                                .first(connection, Entities::entity));
    }

    private EntityPage page(Connection connection, EntityQuery query) throws SQLException {
        record Keyed(EntityCount entity, String key) {}
        List<Keyed> found =
                select(query).list(connection, row -> new Keyed(entity(row), row.text("key")));
        boolean more = found.size() > query.limit();
        List<Keyed> shown = more ? found.subList(0, query.limit()) : found;
        List<EntityCount> entities = new ArrayList<>();
        shown.forEach(keyed -> entities.add(keyed.entity()));
        return new EntityPage(
                entities,
                more
                        ? query.cursorAfter(
                                new EntityQuery.After(
                                        shown.getLast().key(), shown.getLast().entity().id()),
                                cursors)
                        : null);
    }

    /// Sorted by the operators that the index on lower-case names knows, character by character.
    static Sql select(EntityQuery query) {
        Sql sql = Sql.of(COUNTED).add("where true");
        query.prefix()
                .ifPresent(
                        prefix ->
                                sql.add(
                                        "and lower(e.name) like lower(?)",
                                        prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
        query.type().ifPresent(type -> sql.add("and e.type = ?", type.name()));
        query.after()
                .ifPresent(
                        after ->
                                sql.add(
                                        """
                                        and lower(e.name) ~>=~ ?
                                        and (lower(e.name) ~>~ ? or e.entity_id > ?)
                                        """,
                                        after.key(),
                                        after.key(),
                                        after.id()));
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
