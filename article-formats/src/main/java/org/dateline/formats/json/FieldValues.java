package org.dateline.formats.json;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.formats.TextLimits;
import org.dateline.formats.html.HtmlFragment;
import org.jspecify.annotations.Nullable;

/// The fields of one record, each under the name that counts most. HTML in them is read as HTML;
/// each is cut where no honest value is as long.
public final class FieldValues {

    private static final int LONGEST_URL = 8_192;
    private static final int LONGEST_VALUE = 2_000;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int MOST_VALUES = 100;

    /// Added to the rank of a URL that is relative, and so names no article.
    private static final int AFTER_ABSOLUTE = 1000;

    private final Map<Field, Value> values = new EnumMap<>(Field.class);
    private final List<Declared.Date> dates = new ArrayList<>();

    private record Value(int rank, List<String> strings, String name) {}

    /// @param name as it stands in the record
    public void add(Field.Name field, String name, List<String> strings) {
        List<String> filled = strings.stream().filter(s -> !TextLimits.isBlank(s)).toList();
        if (filled.isEmpty()) {
            return;
        }
        boolean relative = field.field() == Field.URL && !filled.getFirst().contains("://");
        int rank = field.rank() + (relative ? AFTER_ABSOLUTE : 0);
        Value known = values.get(field.field());
        if (known == null || rank < known.rank) {
            values.put(field.field(), new Value(rank, filled, name));
        }
        switch (field.field()) {
            case PUBLISHED -> addDate(filled, Declared.Date.Kind.PUBLISHED, name);
            case MODIFIED -> addDate(filled, Declared.Date.Kind.MODIFIED, name);
            case EMBARGOED -> addDate(filled, Declared.Date.Kind.OTHER, name);
            default -> {}
        }
    }

    private void addDate(List<String> strings, Declared.Date.Kind kind, String name) {
        if (dates.size() < MOST_VALUES) {
            String value = cut(ArticleText.clean(strings.getFirst()), LONGEST_VALUE);
            dates.add(new Declared.Date(value, kind, ArticleText.clean(name)));
        }
    }

    public boolean hasText() {
        return values.containsKey(Field.TEXT);
    }

    /// Clean, of any length.
    public String text() {
        Value value = values.get(Field.TEXT);
        return value == null ? "" : plain(value.strings.getFirst());
    }

    /// What the record declares, apart from its text.
    public Declared declared() {
        Value published = values.get(Field.PUBLISHED);
        String url = raw(Field.URL);
        return new Declared(
                url == null || url.length() > LONGEST_URL ? null : url,
                cutOrNull(raw(Field.GUID), LONGEST_VALUE),
                string(Field.TITLE, LONGEST_VALUE),
                list(Field.AUTHORS),
                published == null
                        ? null
                        : new Declared.Published(
                                cut(ArticleText.clean(published.strings.getFirst()), LONGEST_VALUE),
                                ArticleText.clean(published.name)),
                cutOrNull(raw(Field.LANGUAGE), LONGEST_VALUE),
                string(Field.PUBLISHER, LONGEST_VALUE),
                // one date that is taken as the publication says all
                dates.size() == 1 && published != null ? List.of() : dates,
                string(Field.DESCRIPTION, LONGEST_DESCRIPTION),
                list(Field.TAGS),
                string(Field.SECTION, LONGEST_VALUE));
    }

    private @Nullable String raw(Field field) {
        Value value = values.get(field);
        return value == null ? null : ArticleText.clean(value.strings.getFirst());
    }

    private @Nullable String string(Field field, int longest) {
        Value value = values.get(field);
        return value == null ? null : cutOrNull(plain(value.strings.getFirst()), longest);
    }

    private List<String> list(Field field) {
        Value value = values.get(field);
        return value == null
                ? List.of()
                : value.strings.stream()
                        .limit(MOST_VALUES)
                        .map(string -> cut(plain(string), LONGEST_VALUE))
                        .filter(string -> !TextLimits.isBlank(string))
                        .toList();
    }

    private static String plain(String value) {
        return ArticleText.clean(HtmlFragment.text(value));
    }

    private static @Nullable String cutOrNull(@Nullable String value, int longest) {
        return value == null || TextLimits.isBlank(value) ? null : cut(value, longest);
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        boolean pair = Character.isHighSurrogate(value.charAt(longest - 1));
        return value.substring(0, pair ? longest - 1 : longest);
    }
}
