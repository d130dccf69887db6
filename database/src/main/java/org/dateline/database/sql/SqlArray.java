package org.dateline.database.sql;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An array as the value of a statement.
///
/// @param type PostgreSQL's name for what it is of
public record SqlArray(String type, List<? extends @Nullable Object> elements) {

    public static SqlArray texts(Collection<String> elements) {
        return new SqlArray("text", List.copyOf(elements));
    }

    public static SqlArray uuids(Collection<UUID> elements) {
        return new SqlArray("uuid", List.copyOf(elements));
    }

    public static SqlArray numbers(Collection<Long> elements) {
        return new SqlArray("int8", List.copyOf(elements));
    }
}
