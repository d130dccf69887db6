package org.dateline.events;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells one state of an article's content from another: hex SHA-256 of the canonical JSON (RFC
/// 8785) of `{"declared":…,"text":…}`, where what is not declared is left out.
public final class Revision {

    private Revision() {}

    public static String of(Declared declared, String text) {
        return Sha256.hex(canonicalJson(declared, text));
    }

    static String canonicalJson(Declared declared, String text) {
        StringBuilder json = new StringBuilder(text.length() + 256);
        json.append("{\"declared\":");
        object(json, members(declared));
        json.append(",\"text\":");
        string(json, text);
        return json.append('}').toString();
    }

    private static SortedMap<String, Object> members(Declared declared) {
        SortedMap<String, Object> members = new TreeMap<>();
        put(members, "guid", declared.guid());
        put(members, "language", declared.language());
        put(members, "publisher", declared.publisher());
        put(members, "title", declared.title());
        put(members, "url", declared.url());
        if (!declared.authors().isEmpty()) {
            members.put("authors", declared.authors());
        }
        Declared.Published published = declared.published();
        if (published != null) {
            members.put(
                    "published",
                    new TreeMap<>(Map.of("value", published.value(), "where", published.where())));
        }
        return members;
    }

    private static void put(
            SortedMap<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static void object(StringBuilder json, SortedMap<String, ?> members) {
        char separator = '{';
        for (var member : members.entrySet()) {
            json.append(separator);
            string(json, member.getKey());
            json.append(':');
            value(json, member.getValue());
            separator = ',';
        }
        json.append(members.isEmpty() ? "{}" : "}");
    }

    @SuppressWarnings("unchecked")
    private static void value(StringBuilder json, Object value) {
        switch (value) {
            case String string -> string(json, string);
            case List<?> list -> {
                char separator = '[';
                for (Object element : list) {
                    json.append(separator);
                    value(json, element);
                    separator = ',';
                }
                json.append(list.isEmpty() ? "[]" : "]");
            }
            case SortedMap<?, ?> map -> object(json, (SortedMap<String, ?>) map);
            default ->
                    throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void string(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        json.append(Character.forDigit(c & 0xF, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
