package org.dateline.gateway.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Lines of comma-separated values as RFC 4180 describes them, safe to open in a spreadsheet: a
/// value that a spreadsheet would compute begins with an apostrophe.
public final class Csv {

    private static final String COMPUTED = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    public static String line(List<String> values) {
        return values.stream().map(Csv::value).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// The text of a field: of a date its value, of a snippet its text, of an entity its name, and
    /// of several all, separated by semicolons.
    public static String text(JsonNode field) {
        if (field.isArray()) {
            List<String> all = new ArrayList<>();
            field.forEach(one -> all.add(text(one)));
            return String.join("; ", all);
        }
        if (field.isObject()) {
            for (String name : List.of("value", "text", "name")) {
                if (field.has(name)) {
                    return field.get(name).asText();
                }
            }
            return field.toString();
        }
        return field.isNull() ? "" : field.asText();
    }

    private static String value(String value) {
        String safe =
                !value.isEmpty() && COMPUTED.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
