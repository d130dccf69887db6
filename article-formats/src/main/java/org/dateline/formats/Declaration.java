package org.dateline.formats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.formats.html.HtmlFragment;
import org.jspecify.annotations.Nullable;

/// What a source says of its article, while it is gathered. Of each field the first value counts
/// that says something; values are cleaned, and none is longer than it may be.
public final class Declaration {

    private static final int MOST_URL_CHARS = 2000;

    private static final int MOST_ID_CHARS = 1000;

    private static final int MOST_LINE_CHARS = 1000;

    private static final int MOST_NAME_CHARS = 200;

    private static final int MOST_DATE_CHARS = 100;

    private static final int MOST_TEXT_CHARS = 5000;

    private static final int MOST_AUTHORS = 20;

    private static final int MOST_TAGS = 50;

    private static final int MOST_DATES = 20;

    private @Nullable String url;
    private @Nullable String guid;
    private @Nullable String title;
    private @Nullable String language;
    private @Nullable String publisher;
    private Declared.@Nullable Published published;
    private @Nullable String description;
    private @Nullable String section;
    private final Set<String> authors = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<Declared.Date> dates = new LinkedHashSet<>();

    /// An absolute URL; others say nothing.
    public void url(String value) {
        if (url == null && value.contains("://")) {
            url = whole(value, MOST_URL_CHARS);
        }
    }

    public void guid(String value) {
        guid = guid == null ? whole(value, MOST_ID_CHARS) : guid;
    }

    /// May be HTML.
    public void title(String value) {
        title = title == null ? line(value, MOST_LINE_CHARS) : title;
    }

    public void author(String value) {
        String name = line(value, MOST_NAME_CHARS);
        if (name != null && authors.size() < MOST_AUTHORS) {
            authors.add(name);
        }
    }

    /// @param where the element or field it stands in
    public void published(String value, String where) {
        String date = whole(value, MOST_DATE_CHARS);
        if (date != null && published == null) {
            published = new Declared.Published(date, where);
        }
        date(value, Declared.Date.Kind.PUBLISHED, where);
    }

    /// A date that is no publication. A change is taken as one where there is no other: its place
    /// says what it is.
    ///
    /// @param where the element or field it stands in
    public void date(String value, Declared.Date.Kind kind, String where) {
        String date = whole(value, MOST_DATE_CHARS);
        if (date != null && dates.size() < MOST_DATES) {
            dates.add(new Declared.Date(date, kind, where));
        }
    }

    /// May be HTML.
    public void description(String value) {
        description = description == null ? line(value, MOST_TEXT_CHARS) : description;
    }

    public void section(String value) {
        section = section == null ? line(value, MOST_NAME_CHARS) : section;
    }

    public void tag(String value) {
        String tag = line(value, MOST_NAME_CHARS);
        if (tag != null && tags.size() < MOST_TAGS) {
            tags.add(tag);
        }
    }

    public void language(String value) {
        String tag = value.strip().replace('_', '-');
        if (language == null && tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")) {
            language = tag;
        }
    }

    public void publisher(String value) {
        publisher = publisher == null ? line(value, MOST_NAME_CHARS) : publisher;
    }

    public Declared declared() {
        Declared.Published taken =
                published != null
                        ? published
                        : dates.stream()
                                .filter(date -> date.kind() == Declared.Date.Kind.MODIFIED)
                                .findFirst()
                                .map(date -> new Declared.Published(date.value(), date.where()))
                                .orElse(null);
        // one date that is taken as the publication says all
        boolean alone = dates.size() == 1 && taken != null;
        return new Declared(
                url,
                guid,
                title,
                List.copyOf(authors),
                taken,
                language,
                publisher,
                alone ? List.of() : List.copyOf(dates),
                description,
                List.copyOf(tags),
                section);
    }

    /// What means nothing once it is cut.
    private static @Nullable String whole(String value, int most) {
        if (value.length() > 2 * most) {
            return null;
        }
        String whole = oneLine(value);
        return whole.isEmpty() || whole.length() > most ? null : whole;
    }

    /// One line without markup, cut where it is too long.
    private static @Nullable String line(String value, int most) {
        // markup may take many times what it says
        String start = value.length() > 20 * most ? value.substring(0, 20 * most) : value;
        String line = oneLine(HtmlFragment.text(start));
        if (line.length() > most) {
            int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
            line = line.substring(0, end) + "…";
        }
        return line.isEmpty() ? null : line;
    }

    /// With single spaces for white space of any kind.
    private static String oneLine(String value) {
        StringBuilder line = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blank = c <= ' ' || c == 0x7F || Character.isSpaceChar(c);
            if (!blank) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return ArticleText.clean(line.toString().stripTrailing());
    }
}
