package org.dateline.database.article;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dateline.database.sql.Column;
import org.dateline.events.ArticleText;
import org.jspecify.annotations.Nullable;

/// A column of `sighting` that holds what one event says of the file it came in; as
/// [ArticleColumn], the one place for it.
public enum SightingColumn implements Column<Contents> {
    ENRICHED_AT(
            "timestamptz",
            contents -> Bounds.instant(contents.event().enrichment().enrichedAt()).toString()),
    FILE("text", contents -> ArticleText.clean(contents.source().file())),
    MEDIA_TYPE("text", contents -> ArticleText.clean(contents.source().mediaType())),
    CHARSET(
            "text",
            contents ->
                    contents.source().charset() == null
                            ? null
                            : ArticleText.clean(contents.source().charset())),
    SHA256("text", contents -> contents.source().sha256()),
    /// Path inside an archive.
    ENTRY(
            "text",
            contents ->
                    contents.source().entry() == null
                            ? null
                            : ArticleText.clean(contents.source().entry()));

    public static final List<SightingColumn> ALL = List.of(values());

    private final String type;
    private final Function<Contents, @Nullable String> value;

    SightingColumn(String type, Function<Contents, @Nullable String> value) {
        this.type = type;
        this.value = value;
    }

    /// The values of all that are not null, within the bounds of the database.
    static Map<SightingColumn, String> read(Contents contents) {
        Map<SightingColumn, String> values = new EnumMap<>(SightingColumn.class);
        for (SightingColumn column : ALL) {
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
