package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Field;
import org.dateline.gateway.parameters.BadParameter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ArticleSummary;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.query.Sort;
import org.dateline.gateway.search.Search;
import org.dateline.gateway.search.SearchNotes;
import org.dateline.gateway.search.Suggestions;
import org.jspecify.annotations.Nullable;

/// The page of search and results.
///
/// @param form what was asked
/// @param problems with what was asked; then there are no results
/// @param chosen the entities that are asked for
/// @param choices entities of the name that was asked for, to choose one from
/// @param notes what to know of how the words were searched for
/// @param next address of the page after, empty when this is the last
/// @param stored how much is stored, in words; empty when it is not known
public record SearchView(
        Form form,
        List<BadParameter> problems,
        List<Chip> chosen,
        List<Chip> choices,
        List<Result> results,
        List<String> notes,
        String next,
        String stored) {

    /// As a person reads them; none where nothing was searched for.
    public static List<String> notes(@Nullable SearchNotes search) {
        if (search == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        for (Search.CommonWord common : search.tooCommon()) {
            notes.add(
                    "“%s” is too common to search for in %s."
                            .formatted(
                                    common.word(),
                                    common.languages().stream()
                                            .map(Wording::language)
                                            .collect(Collectors.joining(", "))));
        }
        for (Suggestions.Suggestion suggestion : search.didYouMean()) {
            notes.add(
                    "No article has “%s”. Did you mean “%s”?"
                            .formatted(suggestion.word(), suggestion.meant()));
        }
        if (search.indexBeingRebuilt()) {
            notes.add("The search index is being rebuilt; some older articles may be missing.");
        }
        return notes;
    }

    /// The form as it was filled in.
    ///
    /// @param name of an entity whose id is not known yet
    /// @param kept parameters that have no field, such as the entities chosen before
    /// @param asked whether anything is asked for at all
    /// @param open whether a field is in use besides the words
    public record Form(
            String q,
            String name,
            List<Filled> fields,
            List<Filled> kept,
            boolean asked,
            boolean open) {

        private static final String WORDS = "q";

        public static Form of(Parameters parameters) {
            List<Field> all =
                    Stream.concat(
                                    ArticleFilter.ALL.stream()
                                            .flatMap(filter -> filter.fields().stream()),
                                    Stream.of(Sort.FIELD))
                            .toList();
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
            String words = parameters.text(WORDS).orElse("");
            String name = parameters.text("name").orElse("");
            boolean open =
                    Stream.concat(fields.stream(), kept.stream())
                            .anyMatch(field -> !field.values().isEmpty());
            return new Form(words, name, fields, kept, open || !words.isEmpty(), open);
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

    /// An article in the list.
    ///
    /// @param title empty when it has none
    public record Result(
            String title,
            String link,
            String published,
            String publishedIso,
            String language,
            String publisher,
            String file,
            String received,
            List<Piece> snippet,
            List<Chip> entities,
            String copies) {

        public static Result of(ArticleSummary article) {
            ArticleSummary.Publication published = article.published();
            String title = article.title();
            String publisher = article.publisher();
            return new Result(
                    title == null ? "" : title,
                    Links.article(article.id()),
                    published == null ? "" : Wording.date(published.value()),
                    published == null ? "" : published.value(),
                    Wording.language(article.language()),
                    publisher == null ? "" : publisher,
                    article.files().isEmpty() ? "" : article.files().getFirst(),
                    Wording.instant(article.receivedAt()),
                    MarkedText.pieces(
                            article.snippet().text(),
                            article.snippet().matches().stream()
                                    .map(
                                            match ->
                                                    new Mark(
                                                            match.start(),
                                                            match.end(),
                                                            Mark.Kind.MATCH,
                                                            "",
                                                            ""))
                                    .toList()),
                    article.entities().stream().limit(6).map(Result::chip).toList(),
                    article.duplicates() == 0
                            ? ""
                            : Wording.count(article.duplicates(), "more copy", "more copies"));
        }

        private static Chip chip(ArticleSummary.TopEntity entity) {
            return new Chip(
                    entity.name(),
                    Wording.words(entity.type()),
                    Links.entity(entity.id()),
                    Wording.words(entity.type()));
        }
    }
}
