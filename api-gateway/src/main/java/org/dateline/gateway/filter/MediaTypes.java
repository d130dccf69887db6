package org.dateline.gateway.filter;

import java.util.List;
import java.util.Locale;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.gateway.parameters.Parameter;

/// Seen in a file of any of some types.
public record MediaTypes(List<String> types) implements Condition {

    private static final Parameter MEDIA_TYPE =
            Parameter.repeatable(
                    "mediaType",
                    "Media type of a file the article was seen in, as its sightings give it. Given"
                            + " more than once, any of them.",
                    "text/html");

    static final Filter<Condition> FILTER =
            Filter.ofTexts(
                    MEDIA_TYPE, List.of(Field.text(MEDIA_TYPE, "File type")), MediaTypes::new);

    public MediaTypes {
        types =
                types.stream()
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList();
    }

    @Override
    public Sql on(String article) {
        return Sql.of(
                """
                exists (select from sighting s
                where s.article_id = %s.article_id and lower(s.media_type) = any(?::text[]))
                """
                        .formatted(article),
                SqlArray.texts(types));
    }
}
