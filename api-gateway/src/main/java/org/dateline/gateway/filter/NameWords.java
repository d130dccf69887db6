package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.database.sql.Sql;

/// Words that all begin words of a name, whatever their order, case and accents.
///
/// @param words as the database has them; none where a text has no letter and no digit
public record NameWords(List<String> words) {

    public static NameWords of(Connection connection, String text) throws SQLException {
        return new NameWords(
                Sql.of("select name_words(?) as words", text)
                        .first(connection, row -> row.texts("words"))
                        .orElse(List.of()));
    }

    /// As an expression of SQL that an index serves.
    ///
    /// @param entity what a statement calls the row of `entity`
    public Sql in(String entity) {
        return words.isEmpty()
                ? Sql.of("false")
                : Sql.of(
                        "array_to_tsvector(name_words(" + entity + ".name)) @@ ?::tsquery",
                        words.stream()
                                .map(word -> "'" + word + "':*")
                                .collect(Collectors.joining(" & ")));
    }
}
