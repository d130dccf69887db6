package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Field;
import org.dateline.gateway.parameters.BadParameter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.Total;
import org.dateline.gateway.query.Sort;
import org.dateline.gateway.search.Search;
import org.dateline.gateway.search.SearchNotes;
import org.dateline.gateway.search.Suggestions;
import org.jspecify.annotations.Nullable;

/// The page of search and results.
///
/// @param title tells the tab from others
/// @param form what was asked
/// @param problems with what was asked; then there are no results
/// @param chosen the filters in use
/// @param choices entities of the name that was asked for, to choose one from
/// @param notes what to know of how the words were searched for
/// @param found null when the search has problems
/// @param stored how much is stored, in words; empty when something was asked for
public record SearchView(
        String title,
        Form form,
        List<BadParameter> problems,
        List<Chosen> chosen,
        List<Chip> choices,
        List<Note> notes,
        @Nullable Found found,
        String stored) {

    private static final String SORT = "sort";

    /// A search that makes no sense.
    public static SearchView invalid(Form form, List<BadParameter> problems) {
        return new SearchView(
                "Invalid search", form, problems, List.of(), List.of(), List.of(), null, "");
    }

    /// Says in a few words what is asked for; empty when nothing is.
    public static String title(Form form, List<Chosen> chosen) {
        return Stream.concat(
                        Stream.of(form.q()).filter(words -> !words.isEmpty()),
                        chosen.stream().map(Chosen::title))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    /// What was found.
    ///
    /// @param count of all results, in words
    /// @param uncounted why there are no facets, empty when there are
    /// @param histogram address of the results by date
    /// @param next address of the page after, empty when this is the last
    /// @param list address of the same list in the API, and `all` of an export of every result
    public record Found(
            String count,
            List<Order> orders,
            List<Facet> facets,
            String uncounted,
            String histogram,
            List<Result> results,
            String next,
            String list,
            String all) {}

    /// An order of the results to choose.
    public record Order(String words, String link, boolean chosen) {

        private static final List<Sort> SHOWN =
                List.of(
                        Sort.RELEVANCE,
                        Sort.LATEST_PUBLISHED,
                        Sort.EARLIEST_PUBLISHED,
                        Sort.LATEST_RECEIVED);

        /// @param sort the order in use
        public static List<Order> all(Parameters parameters, Sort sort) {
            boolean worded = parameters.text(Form.WORDS).isPresent();
            return SHOWN.stream()
                    .filter(one -> worded || one != Sort.RELEVANCE)
                    .map(
                            one ->
                                    new Order(
                                            one.words(),
                                            "/?"
                                                    + parameters
                                                            .query()
                                                            .without(SORT)
                                                            .with(SORT, one.label()),
                                            one == sort))
                    .toList();
        }
    }

    /// Something to know, with a link to what helps.
    ///
    /// @param link empty when there is none; likewise `linked`, its words
    public record Note(String words, String link, String linked) {}

    public static String count(Total total) {
        return switch (total) {
            case Total.Exactly(long articles) -> Wording.count(articles, "article", "articles");
            case Total.AtLeast(long atLeast) ->
                    "more than " + Wording.count(atLeast, "article", "articles");
        };
    }

    /// As a person reads them; none where nothing was searched for.
    public static List<Note> notes(@Nullable SearchNotes search, Parameters parameters) {
        if (search == null) {
            return List.of();
        }
        List<Note> notes = new ArrayList<>();
        for (Search.CommonWord common : search.tooCommon()) {
            notes.add(
                    new Note(
                            "“%s” is too common to search for in %s."
                                    .formatted(
                                            common.word(),
                                            common.languages().stream()
                                                    .map(Wording::language)
                                                    .collect(Collectors.joining(", "))),
                            "",
                            ""));
        }
        String words = parameters.text(Form.WORDS).orElse("");
        for (Suggestions.Suggestion suggestion : search.didYouMean()) {
            String meant =
                    Pattern.compile(Pattern.quote(suggestion.word()), Pattern.CASE_INSENSITIVE)
                            .matcher(words)
                            .replaceAll(Matcher.quoteReplacement(suggestion.meant()));
            notes.add(
                    new Note(
                            "No article has “%s”. Did you mean".formatted(suggestion.word()),
                            "/?" + parameters.query().without(SORT).with(Form.WORDS, meant),
                            suggestion.meant()));
        }
        Integer ranked = search.ranked();
        if (ranked != null) {
            notes.add(
                    new Note(
                            ranked == 0
                                    ? "No article is mainly about these words; the latest come"
                                            + " first."
                                    : "%s by relevance; the others follow, latest first."
                                            .formatted(
                                                    Wording.count(
                                                            ranked,
                                                            "article comes first",
                                                            "articles come first")),
                            "",
                            ""));
        }
        if (search.indexBeingRebuilt()) {
            notes.add(
                    new Note(
                            "The search index is being rebuilt; some older articles may be"
                                    + " missing.",
                            "",
                            ""));
        }
        return notes;
    }

    /// The form as it was filled in.
    ///
    /// @param name of an entity whose id is not known yet
    /// @param kept parameters that have no field, such as the entities chosen before
    /// @param asked whether anything is asked for at all
    public record Form(
            String q, String name, List<Filled> fields, List<Filled> kept, boolean asked) {

        static final String WORDS = "q";

        public static Form of(Parameters parameters) {
            List<Field> all =
                    ArticleFilter.ALL.stream().flatMap(filter -> filter.fields().stream()).toList();
            List<Filled> fields =
                    all.stream()
                            .map(field -> new Filled(field, parameters.texts(field.name())))
                            .toList();
            List<Filled> kept =
                    ArticleFilter.PARAMETERS.stream()
                            .map(Parameter::name)
                            .filter(name -> !name.equals(WORDS))
                            .filter(
                                    name ->
                                            all.stream()
                                                    .noneMatch(field -> field.name().equals(name)))
                            .map(
                                    name ->
                                            new Filled(
                                                    new Field(name, "", "", List.of()),
                                                    parameters.texts(name)))
                            .toList();
            Filled order =
                    new Filled(
                            new Field(SORT, "", "", List.of()),
                            parameters.texts(SORT).stream()
                                    // the default of words, and impossible without any
                                    .filter(sort -> !sort.equalsIgnoreCase(Sort.RELEVANCE.label()))
                                    .toList());
            String words = parameters.text(WORDS).orElse("");
            String name = parameters.text("name").orElse("");
            boolean asked =
                    Stream.concat(fields.stream(), kept.stream())
                            .anyMatch(field -> !field.values().isEmpty());
            return new Form(
                    words,
                    name,
                    fields,
                    Stream.concat(kept.stream(), Stream.of(order)).toList(),
                    asked || !words.isEmpty());
        }
    }

    /// A field with what was filled in.
    public record Filled(Field field, List<String> values) {

        /// At least one, to fill in.
        public List<String> shown() {
            return values.isEmpty() ? List.of("") : values;
        }

        public boolean has(Field.Option option) {
            return values.stream().anyMatch(value -> value.equalsIgnoreCase(option.value()));
        }
    }

    /// An entity to click on.
    ///
    /// @param cssClass its type
    /// @param note how often it is mentioned, or what a click does
    public record Chip(String name, String cssClass, String link, String note) {

        public static Chip of(EntityCount entity, String link) {
            return new Chip(
                    entity.name(),
                    Wording.words(entity.type()),
                    link,
                    Wording.count(entity.articles(), "article", "articles"));
        }
    }
}
