package org.dateline.gateway.query;

import static org.dateline.gateway.query.Parameter.repeatable;
import static org.dateline.gateway.query.Parameter.single;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dateline.gateway.query.Position.Section;

/// One page of the articles that meet a filter.
///
/// @param after where the page before ended
public record ArticleQuery(ArticleFilter filter, Sort sort, Optional<Position> after, int limit) {

    /// The most articles on one page.
    public static final int MAX_LIMIT = 100;

    /// The parameters that choose articles.
    public static final List<Parameter> FILTERS =
            List.of(
                    single(
                            "q",
                            "Words to find in title and text, in each article's own language: all"
                                    + " of them, \"quoted\" ones as a phrase, `or` between"
                                    + " alternatives, `-` before what must not occur.",
                            "Vostochny -satellite"),
                    repeatable(
                            "entity",
                            "Id of an entity that the article mentions; given more than once, it"
                                    + " mentions all of them.",
                            "person:kim-jong-un"),
                    single(
                            "from",
                            "Published on or after this year, month or day. An article of which"
                                    + " only the month is known matches any day of it.",
                            "2023-11"),
                    single("to", "Published on or before this year, month or day.", "2023-11-10"),
                    single(
                            "mentions",
                            "A date that the text mentions: a year, month or day, or a range of"
                                    + " two with `..` or `/` between; by overlap.",
                            "2023-11-01..2023-11-30"),
                    single(
                            "language",
                            "BCP 47 tag of the article's language; `en` also finds `en-GB`.",
                            "en"),
                    single("source", "Name of the publisher, in any case.", "Reuters"),
                    single(
                            "file",
                            "Name of a file the article was seen in, relative to the inbox, or"
                                    + " the last part of it.",
                            "wire/2023-11-10.txt"),
                    single(
                            "duplicates",
                            "COLLAPSE (default) shows of each cluster of copies the earliest that"
                                    + " matches, INCLUDE shows all, ONLY shows the copies of an"
                                    + " earlier article.",
                            "INCLUDE"),
                    single(
                            "similarity",
                            "With COLLAPSE and ONLY, counts as a copy only what shares so much of"
                                    + " its text with an earlier article of its cluster: the"
                                    + " Jaccard index of their runs of five words, 0 to 1.",
                            "0.8"),
                    single(
                            "undated",
                            "INCLUDE, ONLY or EXCLUDE articles without a publication date. The"
                                    + " default is INCLUDE, and with from or to EXCLUDE.",
                            "EXCLUDE"));

    /// All parameters of a list of articles.
    public static final List<Parameter> PARAMETERS =
            concat(
                    FILTERS,
                    List.of(
                            single(
                                    "sort",
                                    "-published (default: latest first, undated last), published,"
                                            + " relevance (only with q), -received or received.",
                                    "-published"),
                            single(
                                    "cursor",
                                    "`next` of the page before; all other parameters but limit"
                                            + " stay as they were.",
                                    "AAAB"),
                            single("limit", "Articles on a page, 1 to 100, 20 by default.", "20")));

    public static ArticleQuery read(Parameters parameters, Cursors cursors) {
        return read(parameters, cursors, Optional.empty());
    }

    /// @param entity one that all articles mention, besides those the parameters name
    public static ArticleQuery read(
            Parameters parameters, Cursors cursors, Optional<String> entity) {
        ArticleFilter chosen = filter(parameters);
        ArticleFilter filter = entity.map(chosen::andEntity).orElse(chosen);
        Sort sort =
                parameters.choice("sort", Sort.class, Sort::label).orElse(Sort.LATEST_PUBLISHED);
        if (sort == Sort.RELEVANCE && filter.words().isEmpty()) {
            parameters.reject("sort", "can be relevance only together with q");
        }
        int limit = parameters.number("limit", 1, MAX_LIMIT, 20);
        ArticleQuery first = new ArticleQuery(filter, sort, Optional.empty(), limit);
        Optional<Position> after =
                parameters.value("cursor", text -> Position.of(cursors.read(first.list(), text)));
        parameters.requireValid();
        return new ArticleQuery(filter, sort, after, limit);
    }

    /// Reads only [#FILTERS]; the caller still has to ask whether all are valid.
    public static ArticleFilter filter(Parameters parameters) {
        Optional<DateRange> from = parameters.value("from", DateRange::of);
        Optional<DateRange> to = parameters.value("to", DateRange::of);
        Optional<DateRange> published = published(parameters, from, to);
        boolean ranged = parameters.text("from").or(() -> parameters.text("to")).isPresent();
        Undated undated =
                parameters
                        .choice("undated", Undated.class)
                        .orElse(ranged ? Undated.EXCLUDE : Undated.INCLUDE);
        if (ranged && undated == Undated.ONLY) {
            parameters.reject("undated", "can't be ONLY together with from or to");
        }
        return new ArticleFilter(
                parameters.text("q"),
                parameters.texts("entity"),
                published,
                parameters.value("mentions", DateRange::ofRange),
                parameters.value("language", ArticleQuery::language),
                parameters.text("source"),
                parameters.text("file"),
                parameters.choice("duplicates", Duplicates.class).orElse(Duplicates.COLLAPSE),
                parameters.share("similarity"),
                undated);
    }

    /// The sections of the list that are still to be shown, in order.
    public List<Section> sections() {
        List<Section> all =
                switch (sort) {
                    case LATEST_PUBLISHED, EARLIEST_PUBLISHED ->
                            switch (filter.undated()) {
                                case INCLUDE -> List.of(Section.DATED, Section.UNDATED);
                                case EXCLUDE -> List.of(Section.DATED);
                                case ONLY -> List.of(Section.UNDATED);
                            };
                    case RELEVANCE, LATEST_RECEIVED, EARLIEST_RECEIVED -> List.of(Section.ALL);
                };
        return after.map(position -> all.subList(all.indexOf(position.section()), all.size()))
                .orElse(all);
    }

    /// The cursor of the page that follows `last`.
    public String cursorAfter(Position last, Cursors cursors) {
        return cursors.write(list(), last.bytes());
    }

    private String list() {
        return "articles " + filter + " " + sort;
    }

    private static Optional<DateRange> published(
            Parameters parameters, Optional<DateRange> from, Optional<DateRange> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DateRange(
                            from.map(DateRange::first).orElse(null),
                            to.map(DateRange::last).orElse(null)));
        } catch (IllegalArgumentException e) {
            parameters.reject("to", "is before from");
            return Optional.empty();
        }
    }

    private static String language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("must be a BCP 47 tag such as en or pt-BR", e);
        }
    }

    private static List<Parameter> concat(List<Parameter> some, List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
