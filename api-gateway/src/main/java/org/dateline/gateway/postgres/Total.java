package org.dateline.gateway.postgres;

import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.filter.ArticleFilter;

/// How many articles meet a filter: a number, or `{"atLeast": n}` where counting stopped.
public sealed interface Total {

    /// Counted to the end.
    record Exactly(long articles) implements Total {
        @JsonValue
        @Override
        public long articles() {
            return articles;
        }
    }

    /// Counted up to a bound.
    record AtLeast(long atLeast) implements Total {}

    /// @param prepared what the articles meet
    /// @param most where to stop counting
    static Total of(Connection connection, ArticleFilter prepared, long most) throws SQLException {
        long counted = select(prepared, most).first(connection, row -> row.number(1)).orElseThrow();
        return counted > most ? new AtLeast(most) : new Exactly(counted);
    }

    private static Sql select(ArticleFilter prepared, long most) {
        return Sql.of("select count(*) from (select from article a where true")
                .add(prepared.sql())
                .add("limit ?) as found", most + 1);
    }
}
