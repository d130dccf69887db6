package org.dateline.gateway.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.FacetCounts;

/// What the articles found are, of one kind, with counts to click on and off.
public record Facet(String name, List<Choice> choices) {

    /// The values of each kind that are shown.
    public static final int MAX_CHOICES = 6;

    /// One value.
    ///
    /// @param cssClass the type of an entity, else empty
    /// @param number of the articles that have it, and `articles` the word for them
    /// @param chosen whether it is a filter already, which the link then drops
    /// @param about address of the page of an entity, else empty
    public record Choice(
            String words,
            String cssClass,
            String link,
            String number,
            String articles,
            boolean chosen,
            String about) {}

    /// Those that have any value.
    public static List<Facet> of(Parameters parameters, FacetCounts counts) {
        return Stream.of(
                        entities("People", parameters, counts.persons()),
                        entities("Organizations", parameters, counts.organizations()),
                        entities("Places", parameters, counts.locations()),
                        new Facet(
                                "Publishers",
                                counts.publishers().stream()
                                        .map(
                                                value ->
                                                        choice(
                                                                parameters,
                                                                "publisher",
                                                                value,
                                                                value.value()))
                                        .toList()),
                        new Facet(
                                "Languages",
                                counts.languages().stream()
                                        .map(
                                                value ->
                                                        choice(
                                                                parameters,
                                                                "language",
                                                                value,
                                                                Wording.language(value.value())))
                                        .toList()),
                        new Facet(
                                "Months",
                                counts.months().stream()
                                        .sorted(
                                                Comparator.comparing(FacetCounts.Value::value)
                                                        .reversed())
                                        .map(value -> month(parameters, value))
                                        .toList()))
                .filter(facet -> !facet.choices().isEmpty())
                .toList();
    }

    private static Facet entities(String name, Parameters parameters, List<EntityCount> all) {
        return new Facet(
                name,
                all.stream()
                        .map(
                                one ->
                                        toggle(
                                                parameters,
                                                "entity",
                                                one.id(),
                                                one.name(),
                                                Wording.words(one.type()),
                                                one.articles()))
                        .toList());
    }

    private static Choice choice(
            Parameters parameters, String parameter, FacetCounts.Value value, String words) {
        return toggle(parameters, parameter, value.value(), words, "", value.articles());
    }

    private static Choice toggle(
            Parameters parameters,
            String parameter,
            String value,
            String words,
            String cssClass,
            long articles) {
        List<String> given =
                parameters.texts(parameter).stream().filter(value::equalsIgnoreCase).toList();
        Query query = parameters.query();
        for (String one : given) {
            query = query.minus(parameter, one);
        }
        return new Choice(
                words,
                cssClass,
                "/?" + (given.isEmpty() ? query.plus(parameter, value) : query),
                Wording.number(articles),
                articles == 1 ? "article" : "articles",
                !given.isEmpty(),
                cssClass.isEmpty() ? "" : Links.entity(value));
    }

    private static Choice month(Parameters parameters, FacetCounts.Value month) {
        boolean chosen =
                parameters.texts("from").contains(month.value())
                        && parameters.texts("to").contains(month.value());
        return new Choice(
                Wording.date(month.value()),
                "",
                chosen
                        ? Links.anyTime(parameters.query())
                        : Links.published(parameters.query(), month.value()),
                Wording.number(month.articles()),
                month.articles() == 1 ? "article" : "articles",
                chosen,
                "");
    }
}
