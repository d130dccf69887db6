package org.dateline.formats.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.events.Declared;
import org.dateline.formats.json.Field;
import org.dateline.formats.json.FieldNames;
import org.dateline.formats.json.FieldValues;

/// What a text declares between two lines of `---` at its beginning, as writers of Markdown do:
/// keys with plain or quoted values, and lists. Of YAML no more is read, so that no text can be
/// hostile.
final class FrontMatter {

    /// No honest one is longer, in UTF-16 units.
    private static final int LONGEST = 64 << 10;

    private static final int MOST_VALUES = 100;

    private FrontMatter() {}

    /// Nothing where the text does not begin with any, or it has no end.
    static Declared of(String text, FieldNames names) {
        List<String> lines = lines(text);
        FieldValues values = new FieldValues();
        String key = "";
        List<String> listed = new ArrayList<>();
        for (String line : lines) {
            String item = line.strip();
            int colon = line.indexOf(':');
            if (item.startsWith("- ")) {
                if (listed.size() < MOST_VALUES) {
                    listed.add(scalar(item.substring(2)));
                }
            } else if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                add(values, names, key, listed);
                key = line.substring(0, colon).strip();
                listed = new ArrayList<>(values(line.substring(colon + 1).strip()));
            }
        }
        add(values, names, key, listed);
        return values.declared();
    }

    private static void add(FieldValues values, FieldNames names, String key, List<String> listed) {
        names.named(key)
                .filter(name -> name.field() != Field.TEXT)
                .ifPresent(name -> values.add(name, key, listed));
    }

    /// Those between the marks.
    private static List<String> lines(String text) {
        String start = text.substring(0, Math.min(text.length(), LONGEST));
        List<String> lines = start.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
            return List.of();
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                return lines.subList(1, i);
            }
        }
        return List.of();
    }

    private static List<String> values(String value) {
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.startsWith("[") || !value.endsWith("]")) {
            return List.of(scalar(value));
        }
        List<String> values = new ArrayList<>();
        for (String part : value.substring(1, value.length() - 1).split(",", MOST_VALUES)) {
            values.add(scalar(part));
        }
        return values;
    }

    /// Without its quotes, or the comment behind it.
    private static String scalar(String written) {
        String value = written.strip();
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        int end = first == '"' || first == '\'' ? value.indexOf(first, 1) : -1;
        return Optional.of(end)
                .filter(e -> e > 0)
                .map(e -> value.substring(1, e))
                .orElseGet(() -> withoutComment(value));
    }

    private static String withoutComment(String value) {
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
