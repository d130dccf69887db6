package org.dateline.gateway.postgres;

import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Words;
import org.dateline.gateway.search.Search;

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
        long counted = count(connection, prepared.sql(), most);
        return counted > most ? new AtLeast(most) : new Exactly(counted);
    }

    /// The same, sooner where very many articles have the words that are searched for: it is enough
    /// to count those that are about them.
    static Total ofList(Connection connection, ArticleFilter prepared, long most)
            throws SQLException {
        Optional<Search> search =
                prepared.find(Words.Matching.class).map(matching -> matching.terms().search());
        if (search.isEmpty()) {
            return of(connection, prepared, most);
        }
        if (search.get().isMetByAbout() && search.get().about("a").isPresent()) {
            Sql about =
                    oneByOne(prepared, RankedArticles.about(prepared, search.get()))
                            // as the index has them that leads to those of a frequent word
                            .add("order by a.published_at desc nulls last, a.article_id desc");
            if (count(connection, about, most) > most) {
                return new AtLeast(most);
            }
        }
        long counted = count(connection, oneByOne(prepared, prepared.matching("a")), most);
        return counted > most ? new AtLeast(most) : new Exactly(counted);
    }

    /// The articles that meet conditions and are shown, tried one after another until there are
    /// enough: `case` keeps the database from looking for the copies of all of them first.
    private static Sql oneByOne(ArticleFilter prepared, Sql conditions) {
        return new Sql()
                .add(conditions)
                .add("and case when true")
                .add(prepared.shown())
                .add("then true else false end");
    }

    private static long count(Connection connection, Sql conditions, long most)
            throws SQLException {
        return Sql.of("select count(*) from (select from article a where true")
                .add(conditions)
                .add("limit ?) as found", most + 1)
                .first(connection, row -> row.number(1))
                .orElseThrow();
    }
}
