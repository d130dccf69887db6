package org.dateline.gateway.filter;

import java.util.List;
import java.util.UUID;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.gateway.parameters.Parameter;

/// Any of some articles that are known.
public record Ids(List<UUID> ids) implements Condition {

    static final Parameter ID =
            Parameter.repeatable(
                    "id",
                    "Id of an article; given more than once, up to a hundred times, any of them."
                            + " Copies among them are then not collapsed unless duplicates says so.",
                    "00000000-0000-8000-8000-000000000000",
                    100);

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(ID),
                    List.of(),
                    parameters ->
                            Filter.given(parameters.values(ID.name(), Ids::id)).map(Ids::new));

    public Ids {
        ids = ids.stream().distinct().sorted().toList();
    }

    @Override
    public Sql on(String article) {
        return Sql.of(article + ".article_id = any(?)", SqlArray.uuids(ids));
    }

    private static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // refused as whatever else is no UUID
        }
        throw new IllegalArgumentException("must be a UUID");
    }
}
