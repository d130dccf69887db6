package org.dateline.benchmarks.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A table or index and the bytes it takes on disk.
///
/// @param table the table's name, of an index the table it is of
/// @param bytes of a table with its TOAST table and that one's index
record Relation(String table, String name, boolean index, long bytes) {

    private static final String SIZES =
            """
            select t.relname, t.relname, false,
                pg_table_size(t.oid)
            from pg_class t where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
            union all
            select t.relname, i.relname, true, pg_relation_size(i.oid)
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            where t.relnamespace = 'public'::regnamespace
            order by 1, 3, 2
            """;

    /// All of them, after what is dead was cleaned away and everything is written.
    static List<Relation> all(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
            List<Relation> relations = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(SIZES)) {
                while (row.next()) {
                    relations.add(
                            new Relation(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getBoolean(3),
                                    row.getLong(4)));
                }
            }
            return relations;
        }
    }
}
