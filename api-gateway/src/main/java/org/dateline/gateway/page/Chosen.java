package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Field;
import org.dateline.gateway.filter.Filter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.EntityCount;

/// A filter that is in use, to drop by a click.
///
/// @param label what is filtered by, empty where the words tell
/// @param words what is asked of it
/// @param cssClass the type of an entity, else empty
/// @param link to the same articles without the filter
/// @param about address of the page of an entity, else empty
public record Chosen(String label, String words, String cssClass, String link, String about) {

    private static final String ENTITY = "entity";
    private static final String WORDS = "q";

    /// All filters in use besides the words.
    ///
    /// @param entities what is known of an entity by its id
    /// @param page address of the page that is filtered, up to its query
    public static List<Chosen> of(
            Parameters parameters, Function<String, Optional<EntityCount>> entities, String page) {
        Query query = parameters.query();
        List<Chosen> chosen = new ArrayList<>();
        for (Filter<?> filter : ArticleFilter.ALL) {
            for (Parameter parameter : filter.parameters()) {
                String name = parameter.name();
                if (!name.equals(WORDS)) {
                    for (String value : parameters.texts(name)) {
                        String link = page + query.minus(name, value);
                        chosen.add(
                                name.equals(ENTITY)
                                        ? entity(value, entities.apply(value), link)
                                        : other(filter, name, value, link));
                    }
                }
            }
        }
        return chosen;
    }

    private static Chosen entity(String id, Optional<EntityCount> known, String link) {
        return new Chosen(
                "",
                known.map(EntityCount::name).orElse(id),
                known.map(one -> Wording.words(one.type())).orElse(""),
                link,
                known.map(one -> Links.entity(one.id())).orElse(""));
    }

    private static Chosen other(Filter<?> filter, String name, String value, String link) {
        Optional<Field> field =
                filter.fields().stream().filter(one -> one.name().equals(name)).findFirst();
        return new Chosen(
                field.map(Field::label).orElse(name),
                field.map(one -> words(one, value)).orElse(value),
                "",
                link,
                "");
    }

    private static String words(Field field, String value) {
        return switch (field.name()) {
            case "language" -> Wording.language(value);
            case "from", "to" -> Wording.date(value);
            default ->
                    field.options().stream()
                            .filter(option -> option.value().equalsIgnoreCase(value))
                            .map(Field.Option::words)
                            .findFirst()
                            .orElse(value);
        };
    }

    /// As in the title of a browser's tab.
    public String title() {
        return label.isEmpty() ? words : label + " " + words;
    }
}
