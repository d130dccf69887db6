package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// Title and text match a search.
///
/// @param words in the syntax of web searches: quotes, `or`, `-`
public record Words(String words) implements Condition {

    private static final Parameter Q =
            Parameter.single(
                    "q",
                    "Words to find in title and text, in each article's own language: all of them,"
                            + " \"quoted\" ones as a phrase, `or` between alternatives, `-` before"
                            + " what must not occur.",
                    "Vostochny -satellite");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(Q), List.of(), parameters -> parameters.text(Q.name()).map(Words::new));

    @Override
    public Sql on(String article) {
        return Sql.of(
                "%1$s.search @@ websearch_to_tsquery(search_config(%1$s.language), ?)"
                        .formatted(article),
                words);
    }

    @Override
    public Condition prepared(Connection connection) throws SQLException {
        return new Matching(Terms.of(connection, words));
    }

    /// The same by terms, which an index serves.
    public record Matching(Terms terms) implements Condition {
        @Override
        public Sql on(String article) {
            return terms.isEmpty() ? Sql.of("false") : terms.matching(article);
        }
    }
}
