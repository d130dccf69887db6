package org.dateline.gateway.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Publication;
import org.dateline.gateway.filter.Publication.Undated;
import org.dateline.gateway.filter.Words;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.query.Position.Section;

/// One page of the articles that meet a filter.
///
/// @param after where the page before ended
public record ArticleQuery(ArticleFilter filter, Sort sort, Optional<Position> after, int limit) {

    /// The most articles on one page.
    public static final int MAX_LIMIT = 100;

    /// All parameters of a list of articles.
    public static final List<Parameter> PARAMETERS =
            Stream.concat(
                            ArticleFilter.PARAMETERS.stream(),
                            Stream.of(
                                    Sort.PARAMETER,
                                    Parameter.single(
                                            "cursor",
                                            "`next` of the page before; all other parameters but"
                                                    + " limit stay as they were.",
                                            "AAAB"),
                                    Parameter.single(
                                            "limit",
                                            "Articles on a page, 1 to 100, 20 by default.",
                                            "20")))
                    .toList();

    public static ArticleQuery read(Parameters parameters, Cursors cursors) {
        return read(parameters, ArticleFilter.read(parameters), cursors);
    }

    /// With the best matches first where words are searched for and no order is asked for.
    ///
    /// @param filter what the articles meet
    public static ArticleQuery read(Parameters parameters, ArticleFilter filter, Cursors cursors) {
        boolean worded = filter.find(Words.class).isPresent();
        return read(parameters, filter, worded ? Sort.RELEVANCE : Sort.LATEST_PUBLISHED, cursors);
    }

    /// @param filter what the articles meet
    /// @param otherwise the order where none is asked for
    public static ArticleQuery read(
            Parameters parameters, ArticleFilter filter, Sort otherwise, Cursors cursors) {
        Sort sort = parameters.choice("sort", Sort.class, Sort::label).orElse(otherwise);
        if (sort == Sort.RELEVANCE && filter.find(Words.class).isEmpty()) {
            parameters.reject("sort", "can be relevance only together with q");
        }
        int limit = parameters.number("limit", 1, MAX_LIMIT, 20);
        ArticleQuery first = new ArticleQuery(filter, sort, Optional.empty(), limit);
        Optional<Position> after =
                parameters.value("cursor", text -> Position.of(cursors.read(first.list(), text)));
        parameters.requireValid();
        return new ArticleQuery(filter, sort, after, limit);
    }

    /// The sections of the list that are still to be shown, in order.
    public List<Section> sections() {
        List<Section> all =
                switch (sort) {
                    case RELEVANCE ->
                            Stream.concat(Stream.of(Section.RANKED), byPublication().stream())
                                    .toList();
                    case LATEST_PUBLISHED, EARLIEST_PUBLISHED -> byPublication();
                    case LATEST_RECEIVED, EARLIEST_RECEIVED, LATEST_STORED, STORED ->
                            List.of(Section.ALL);
                };
        return after.map(position -> all.subList(all.indexOf(position.section()), all.size()))
                .orElse(all);
    }

    private List<Section> byPublication() {
        return switch (filter.find(Publication.class)
                .map(Publication::undated)
                .orElse(Undated.INCLUDE)) {
            case INCLUDE -> List.of(Section.DATED, Section.UNDATED);
            case EXCLUDE -> List.of(Section.DATED);
            case ONLY -> List.of(Section.UNDATED);
        };
    }

    /// The cursor of the page that follows `last`.
    public String cursorAfter(Position last, Cursors cursors) {
        return cursors.write(list(), last.bytes());
    }

    private String list() {
        return "articles " + filter + " " + sort;
    }
}
