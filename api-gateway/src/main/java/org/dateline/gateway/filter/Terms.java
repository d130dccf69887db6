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

    public static Terms of(Connection connection, Expression expression) throws SQLException {
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
    public SearchNotes notes(Connection connection, boolean nothing) throws SQLException {
        return new SearchNotes(
                search.commonWords(),
                nothing ? Suggestions.of(connection, search) : List.of(),
                Sql.of("select from search_index where version < ?", SearchEntry.VERSION)
                        .findsAny(connection));
    }

    /// How well an article matches.
    public Sql rank(String article) {
        // divided by 1 + the logarithm of the text's length
        return Sql.of("ts_rank(" + article + ".search, ?::tsquery, 1)", search.query());
    }

    Sql matching(String article) {
        return search.matching(article);
    }
}
