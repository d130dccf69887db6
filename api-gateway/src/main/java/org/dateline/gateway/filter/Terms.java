package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;

/// The words of a search as each text search configuration understands them. A text is always
/// searched with the configuration it was indexed with, else `-weapons` would not exclude a text
/// that is indexed under `weapon`.
public record Terms(List<Term> terms) {

    /// Every configuration that the database's `search_config` may name.
    public static final List<String> CONFIGURATIONS =
            List.of(
                    "dutch",
                    "english",
                    "french",
                    "german",
                    "italian",
                    "portuguese",
                    "russian",
                    "simple",
                    "spanish");

    /// @param query a tsquery
    public record Term(String configuration, String query) {}

    /// Words that are stop words, or not words at all, in a configuration find nothing there.
    public static Terms of(Connection connection, String words) throws SQLException {
        Sql sql =
                Sql.of(
                        """
                        select configuration, query::text
                        from unnest(?::text[]) configuration,
                             websearch_to_tsquery(configuration::regconfig, ?) query
                        where numnode(query) > 0
                        """,
                        SqlArray.texts(CONFIGURATIONS),
                        words);
        return new Terms(sql.list(connection, row -> new Term(row.text(1), row.text(2))));
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /// The first condition is for the index, the second is exact.
    Sql matching(String article) {
        Sql sql = Sql.of(article + ".search @@ (");
        String or = "";
        for (Term term : terms) {
            sql.add(or + "?::tsquery", term.query());
            or = "|| ";
        }
        return sql.add(") and " + article + ".search @@").add(query(article));
    }

    /// The query in an article's own configuration.
    public Sql query(String article) {
        Sql sql = Sql.of("case search_config(" + article + ".language)");
        for (Term term : terms) {
            sql.add("when ?::regconfig then ?::tsquery", term.configuration(), term.query());
        }
        return sql.add("end");
    }
}
