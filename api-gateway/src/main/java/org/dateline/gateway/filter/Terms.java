package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.search.Expression;
import org.dateline.gateway.search.Matches;
import org.dateline.gateway.search.Search;
import org.dateline.gateway.search.SearchNotes;
import org.dateline.gateway.search.Suggestions;
import org.dateline.search.Language;
import org.dateline.search.SearchEntry;
import org.jspecify.annotations.Nullable;

/// A search among the articles that are stored.
public record Terms(Search search) {

    /// So many tags are looked through; whoever stores articles under more is asked in all
    /// languages.
    private static final int MAX_TAGS = 300;

    /// Each tag by a look into the index, which has them in order.
    private static final String LANGUAGES =
            """
            with recursive tag (language) as (
                (select language from article order by language limit 1)
                union all
                select (
                    select article.language from article
                    where article.language > tag.language
                    order by article.language limit 1)
                from tag
                where tag.language is not null)
            select language from tag where language is not null limit ?
            """;

    /// The words of most articles are stored beside the table's rows, which the planner does not
    /// count when it reads the whole table for a frequent word.
    private static final String BY_INDEX = "set local enable_seqscan = off";

    /// @param connection whose transaction asks for the articles
    public static Terms of(Connection connection, Expression expression) throws SQLException {
        Sql.of(BY_INDEX).execute(connection);
        var tags =
                Sql.of(LANGUAGES, MAX_TAGS)
                        .list(connection, row -> Language.of(row.text("language")));
        Set<Language> languages =
                tags.size() == MAX_TAGS
                        ? EnumSet.allOf(Language.class)
                        : EnumSet.copyOf(tags.isEmpty() ? Set.of(Language.OTHER) : tags);
        return new Terms(new Search(expression, languages));
    }

    public Matches matches() {
        return new Matches(search.expression());
    }

    /// @param nothing whether the search has found nothing
    /// @param ranked how many articles are ranked, null when all of them or none
    public SearchNotes notes(Connection connection, boolean nothing, @Nullable Integer ranked)
            throws SQLException {
        return new SearchNotes(
                search.commonWords(),
                nothing ? Suggestions.of(connection, search) : List.of(),
                ranked,
                Sql.of("select from search_index where version < ?", SearchEntry.VERSION)
                        .findsAny(connection));
    }

    Sql matching(String article) {
        return search.matching(article);
    }
}
