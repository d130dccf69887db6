package org.dateline.gateway.filter;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// In any of some languages.
///
/// @param tags BCP 47; each stands for every tag that begins with it
public record Languages(List<String> tags) implements Condition {

    private static final Parameter LANGUAGE =
            Parameter.repeatable(
                    "language",
                    "BCP 47 tag of the article's language; `en` also finds `en-GB`. Given more than"
                            + " once, any of them.",
                    "en");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(LANGUAGE),
                    List.of(Field.text(LANGUAGE, "Language")),
                    parameters ->
                            Filter.given(parameters.values(LANGUAGE.name(), Languages::tag))
                                    .map(Languages::new));

    public Languages {
        tags = tags.stream().distinct().sorted().toList();
    }

    @Override
    public Sql on(String article) {
        Sql sql = Sql.of("(");
        String or = "";
        for (String tag : tags) {
            sql.add(
                    "%1$s%2$s.language = ? or %2$s.language like ?".formatted(or, article),
                    tag,
                    tag + "-%");
            or = "or ";
        }
        return sql.add(")");
    }

    private static String tag(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("must be a BCP 47 tag such as en or pt-BR", e);
        }
    }
}
