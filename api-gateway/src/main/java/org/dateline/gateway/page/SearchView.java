package org.dateline.gateway.page;

import java.util.List;
import org.dateline.gateway.postgres.ArticleSummary;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.query.BadParameter;
import org.dateline.gateway.query.Parameters;

/// The page of search and results.
///
/// @param form what was asked
/// @param problems with what was asked; then there are no results
/// @param chosen the entities that are asked for
/// @param choices entities of the name that was asked for, to choose one from
/// @param next address of the page after, empty when this is the last
/// @param stored how much is stored, in words; empty when it is not known
public record SearchView(
        Form form,
        List<BadParameter> problems,
        List<Chip> chosen,
        List<Chip> choices,
        List<Result> results,
        String next,
        String stored) {

    /// The fields of the form as they were filled in.
    ///
    /// @param entities ids of the entities chosen before
    /// @param asked whether anything is asked for at all
    /// @param open whether a field is in use besides the words
    public record Form(
            String q,
            String from,
            String to,
            String mentions,
            String language,
            String source,
            String file,
            String name,
            List<String> entities,
            String sort,
            String undated,
            String duplicates,
            boolean asked,
            boolean open) {

        public static Form of(Parameters parameters) {
            List<String> fields =
                    List.of("from", "to", "mentions", "language", "source", "file", "name");
            boolean open =
                    fields.stream().anyMatch(name -> parameters.text(name).isPresent())
                            || !parameters.texts("entity").isEmpty()
                            || parameters.text("sort").isPresent()
                            || parameters.text("undated").isPresent()
                            || parameters.text("duplicates").isPresent();
            return new Form(
                    field(parameters, "q"),
                    field(parameters, "from"),
                    field(parameters, "to"),
                    field(parameters, "mentions"),
                    field(parameters, "language"),
                    field(parameters, "source"),
                    field(parameters, "file"),
                    field(parameters, "name"),
                    parameters.texts("entity"),
                    field(parameters, "sort"),
                    field(parameters, "undated"),
                    field(parameters, "duplicates"),
                    open || parameters.text("q").isPresent(),
                    open);
        }

        private static String field(Parameters parameters, String name) {
            return parameters.text(name).orElse("");
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
