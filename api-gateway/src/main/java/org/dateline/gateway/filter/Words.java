package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.search.Expression;
import org.dateline.gateway.search.Search;
import org.dateline.search.Language;

/// Title and text match a search.
public record Words(Expression words) implements Condition {

    private static final Parameter Q =
            Parameter.single(
                    "q",
                    "Words to find in title and text, in any of their forms: all of them, \"quoted\""
                            + " ones as a phrase, `OR` between alternatives, `-` or `NOT` before"
                            + " what must not occur, parentheses, `begin*` for words that begin so,"
                            + " `title:` before what must be in the title.",
                    "Vostochny -satellite");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(Q),
                    List.of(),
                    parameters -> parameters.value(Q.name(), Search::read).map(Words::new));

    @Override
    public Sql on(String article) {
        return new Search(words, EnumSet.allOf(Language.class)).matching(article);
    }

    @Override
    public Condition prepared(Connection connection) throws SQLException {
        return new Matching(Terms.of(connection, words));
    }

    /// The same in the languages of the stored texts alone.
    public record Matching(Terms terms) implements Condition {
        @Override
        public Sql on(String article) {
            return terms.matching(article);
        }
    }
}
