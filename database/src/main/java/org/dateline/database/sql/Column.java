package org.dateline.database.sql;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A column of a table: what it is called, of which type it is, and which value of a `T` it holds.
///
/// Statements are made of lists of columns, so that what is added to a list is written as well.
public interface Column<T> {

    /// Its name in the database.
    String column();

    /// PostgreSQL's name for its type.
    String type();

    @Nullable Object value(T row);

    /// One that only statements of a list know.
    static <T> Column<T> of(String column, String type, Function<T, @Nullable Object> value) {
        return new Named<>(column, type, value);
    }

    /// A column of ours.
    record Named<T>(String column, String type, Function<T, @Nullable Object> of)
            implements Column<T> {
        @Override
        public @Nullable Object value(T row) {
            return of.apply(row);
        }
    }

    @SafeVarargs
    static <T> List<Column<T>> all(List<? extends Column<T>>... lists) {
        return Arrays.stream(lists).<Column<T>>flatMap(List::stream).toList();
    }

    /// As in a list of what is selected or inserted.
    static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::column).collect(Collectors.joining(", "));
    }

    /// The same of a table that a statement has by another name.
    static String names(String table, List<? extends Column<?>> columns) {
        return columns.stream()
                .map(column -> table + "." + column.column())
                .collect(Collectors.joining(", "));
    }

    /// A parameter each, all of which `unnest` takes apart into rows.
    static String parameters(List<? extends Column<?>> columns) {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    /// What an upsert does with a row that is there already.
    static String updates(List<? extends Column<?>> columns) {
        return columns.stream()
                .map(column -> column.column() + " = excluded." + column.column())
                .collect(Collectors.joining(", "));
    }
}
