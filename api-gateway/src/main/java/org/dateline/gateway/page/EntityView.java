package org.dateline.gateway.page;

import java.util.List;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityDetails;
import org.dateline.gateway.postgres.EntityLink;

/// The page of one person, organization or place.
///
/// @param kind what it is, and `cssClass` its type
/// @param articles in how many it is mentioned, in words
/// @param names how it is written, the most frequent first; none when looking for them took too
///     long, as `together` and `graph` then
/// @param results its latest articles
/// @param found how many articles a search for it lists, in words
/// @param search address of all its articles, and `published` and `mentioned` of them counted by
///     date
/// @param timeline address of what is said to have happened
/// @param feed address of its articles as a feed, and `json` of itself in the API
public record EntityView(
        String name,
        String kind,
        String cssClass,
        String articles,
        List<Name> names,
        List<Chip> together,
        List<EntityGraph> graph,
        List<Result> results,
        String found,
        String search,
        String published,
        String mentioned,
        String timeline,
        String feed,
        String json) {

    /// A way to write its name.
    public record Name(String text, String mentions) {}

    /// What was learnt of an entity beside its name.
    ///
    /// @param links between those that are named together with it
    public record Context(EntityDetails details, List<EntityLink> links) {}

    /// @param context nothing when it took too long
    /// @param page its latest articles
    public static EntityView of(EntityCount entity, List<Context> context, ArticlePage page) {
        String asked = Links.parameter("entity", entity.id());
        return new EntityView(
                entity.name(),
                kind(entity),
                Wording.words(entity.type()),
                Wording.count(entity.articles(), "article", "articles"),
                context.stream()
                        .flatMap(one -> one.details().variants().stream())
                        .map(
                                one ->
                                        new Name(
                                                one.text(),
                                                Wording.count(one.mentions(), "time", "times")))
                        .toList(),
                context.stream()
                        .flatMap(one -> one.details().together().stream())
                        .map(one -> Chip.of(one, Links.entity(one.id())))
                        .toList(),
                context.stream()
                        .filter(one -> !one.details().together().isEmpty())
                        .map(one -> EntityGraph.of(entity, one.details().together(), one.links()))
                        .toList(),
                page.articles().stream().map(Result::of).toList(),
                SearchView.count(page.total()),
                "/?" + asked,
                "/histogram?" + asked,
                "/histogram?date=mentioned&" + asked,
                "/timeline?" + asked,
                "/v1/articles?format=atom&" + asked,
                "/v1" + Links.entity(entity.id()));
    }

    private static String kind(EntityCount entity) {
        String country = entity.country();
        return country == null
                ? switch (entity.type()) {
                    case PERSON -> "Person";
                    case ORGANIZATION -> "Organization";
                    case LOCATION -> "Place";
                }
                : "Country";
    }
}
