package org.dateline.formats.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.events.Declared;
import org.dateline.formats.json.Field;
import org.dateline.formats.json.FieldValues;

/// What a text declares in lines at its beginning, such as `Date: 10 June 2025` or `By Ann Smith`.
/// A title without a name may stand before them. They stay in the text.
final class HeaderLines {

    /// UTF-16 units that are looked at.
    private static final int LONGEST = 16 << 10;

    private static final int MOST_LINES = 30;

    private static final Pattern LABELLED =
            Pattern.compile("\\s{0,10}(\\p{L}[\\p{L} -]{1,24}?)\\s?:\\s{1,10}(\\S.{0,2000})");

    /// A name, and no sentence that begins with a preposition.
    private static final Pattern BY =
            Pattern.compile(
                    "\\s{0,10}(?:By|BY|by) (\\p{Lu}[\\p{L}.’'-]{0,30}(?: [\\p{L}.,&’'-]{1,30}){0,10})");

    private static final Pattern TAGS = Pattern.compile("[ \\t]{0,5}[,;][ \\t]{0,5}");

    /// Behind the name of who sent a mail or a post.
    private static final Pattern ADDRESS = Pattern.compile("\\s<[^<>\\s]{1,200}>");

    private static final Pattern NAMES =
            Pattern.compile("[ \\t]{0,5}(?:;|&| and | und | et )[ \\t]{0,5}");

    /// In English, German, French and Spanish.
    private static final Map<String, Field> LABELS =
            Map.ofEntries(
                    Map.entry("title", Field.TITLE),
                    Map.entry("headline", Field.TITLE),
                    Map.entry("titel", Field.TITLE),
                    Map.entry("titre", Field.TITLE),
                    Map.entry("título", Field.TITLE),
                    Map.entry("subject", Field.TITLE),
                    Map.entry("author", Field.AUTHORS),
                    Map.entry("authors", Field.AUTHORS),
                    Map.entry("from", Field.AUTHORS),
                    Map.entry("by", Field.AUTHORS),
                    Map.entry("byline", Field.AUTHORS),
                    Map.entry("autor", Field.AUTHORS),
                    Map.entry("auteur", Field.AUTHORS),
                    Map.entry("source", Field.PUBLISHER),
                    Map.entry("publisher", Field.PUBLISHER),
                    Map.entry("publication", Field.PUBLISHER),
                    Map.entry("publication title", Field.PUBLISHER),
                    Map.entry("quelle", Field.PUBLISHER),
                    Map.entry("fuente", Field.PUBLISHER),
                    Map.entry("url", Field.URL),
                    Map.entry("link", Field.URL),
                    Map.entry("date", Field.PUBLISHED),
                    Map.entry("published", Field.PUBLISHED),
                    Map.entry("published on", Field.PUBLISHED),
                    Map.entry("published at", Field.PUBLISHED),
                    Map.entry("publication date", Field.PUBLISHED),
                    Map.entry("datum", Field.PUBLISHED),
                    Map.entry("fecha", Field.PUBLISHED),
                    Map.entry("updated", Field.MODIFIED),
                    Map.entry("modified", Field.MODIFIED),
                    Map.entry("language", Field.LANGUAGE),
                    Map.entry("section", Field.SECTION),
                    Map.entry("message-id", Field.GUID),
                    Map.entry("tags", Field.TAGS),
                    Map.entry("keywords", Field.TAGS));

    private HeaderLines() {}

    /// Nothing where the text begins otherwise.
    static Declared of(String text) {
        FieldValues values = new FieldValues();
        List<String> lines =
                text.substring(0, Math.min(text.length(), LONGEST))
                        .lines()
                        .dropWhile(String::isBlank)
                        .limit(MOST_LINES)
                        .toList();
        boolean any = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean taken = take(lines.get(i), values);
            any |= taken;
            boolean titleOrGap = i == 0 || (!any && lines.get(i).isBlank());
            boolean unknown = any && labelled(lines.get(i)).isPresent();
            if (!taken && !titleOrGap && !unknown) {
                break;
            }
        }
        return any ? values.declared() : Declared.NOTHING;
    }

    private static boolean take(String line, FieldValues values) {
        Optional<Labelled> labelled = labelled(line);
        labelled.flatMap(Labelled::field).ifPresent(f -> add(values, f, labelled.get()));
        return labelled.flatMap(Labelled::field).isPresent();
    }

    static void add(FieldValues values, Field field, Labelled line) {
        values.add(new Field.Name(field, line.rank()), line.label(), said(field, line.value()));
    }

    /// A line of a head.
    ///
    /// @param label as it is written
    /// @param field that it gives; empty where Dateline does not know the label
    record Labelled(String label, String value, Optional<Field> field) {

        /// A line that is only `By` and names, or the subject, which may be a keyword, counts less.
        private int rank() {
            return label.equals("By") || label.equalsIgnoreCase("subject") ? 1 : 0;
        }
    }

    /// What a line says; empty where it is no line of a head.
    static Optional<Labelled> labelled(String line) {
        Matcher by = BY.matcher(line);
        if (by.matches() && !line.stripTrailing().endsWith(".")) {
            return Optional.of(new Labelled("By", by.group(1), Optional.of(Field.AUTHORS)));
        }
        Matcher labelled = LABELLED.matcher(line);
        if (!labelled.matches()) {
            return Optional.empty();
        }
        String label = labelled.group(1).strip();
        Field field = LABELS.get(label.toLowerCase(Locale.ROOT));
        return Optional.of(
                new Labelled(label, labelled.group(2).strip(), Optional.ofNullable(field)));
    }

    static List<String> said(Field field, String value) {
        return switch (field) {
            case AUTHORS -> names(ADDRESS.matcher(value).replaceAll(""));
            case GUID -> List.of(value.strip().replaceAll("[<>]", ""));
            case TAGS -> TAGS.splitAsStream(value.strip()).limit(50).toList();
            default -> List.of(value.strip());
        };
    }

    private static List<String> names(String value) {
        return NAMES.splitAsStream(value.strip()).toList();
    }
}
