package org.dateline.database.article;

import static org.dateline.database.article.Bounds.prefix;
import static org.dateline.database.article.Bounds.prefixOf;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dateline.database.sql.Column;
import org.dateline.events.ArticleText;
import org.jspecify.annotations.Nullable;

/// A column of `article` that holds what the current event says. The one place where it is named
/// and read: what store-service writes, what api-gateway selects and what tests put into the
/// database follow from it.
public enum ArticleColumn implements Column<Contents> {
    TITLE(
            "text",
            contents ->
                    contents.event().title() == null
                            ? null
                            : prefixOf(contents.event().title().text(), Bounds.TITLE_BYTES)),
    LANGUAGE(
            "text",
            contents ->
                    prefix(
                            ArticleText.clean(contents.event().language().tag()),
                            Bounds.LANGUAGE_BYTES)),
    PUBLISHER("text", contents -> prefixOf(contents.declared().publisher(), Bounds.TITLE_BYTES)),
    URL("text", contents -> Bounds.url(contents.declared().url())),
    PUBLISHED_FROM(
            "date",
            contents ->
                    contents.published() == null
                            ? null
                            : contents.published().days().first().toString()),
    PUBLISHED_TO(
            "date",
            contents ->
                    contents.published() == null
                            ? null
                            : contents.published().days().last().toString()),
    PUBLISHED_AT(
            "timestamptz",
            contents -> contents.published() == null ? null : contents.published().instant());

    public static final List<ArticleColumn> ALL = List.of(values());

    private final String type;
    private final Function<Contents, @Nullable String> value;

    ArticleColumn(String type, Function<Contents, @Nullable String> value) {
        this.type = type;
        this.value = value;
    }

    /// The values of all that are not null, within the bounds of the database.
    static Map<ArticleColumn, String> read(Contents contents) {
        Map<ArticleColumn, String> values = new EnumMap<>(ArticleColumn.class);
        for (ArticleColumn column : ALL) {
            String value = column.value(contents);
            if (value != null) {
                values.put(column, value);
            }
        }
        return values;
    }

    @Override
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public @Nullable String value(Contents contents) {
        return value.apply(contents);
    }
}
