package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What became of a dropped file, in lines for a person: its receipt, and what its records came to.
final class FileLines {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private FileLines() {}

    /// @param receipt what ingest-service says of the file
    /// @param records what the gateway says of its records, missing while it knows none
    /// @param waiting records of all files that are not stored yet, some of which may be this one's
    static List<String> of(JsonNode receipt, JsonNode records, long waiting) {
        List<String> lines = new ArrayList<>();
        String file = ArticleLines.printable(receipt.path("file").asText());
        String time = receipt.has("time") ? ", " + time(receipt.path("time").asText()) : "";
        lines.add(file + "  " + state(receipt, records, waiting) + time);
        for (String field : List.of("detail", "path")) {
            if (receipt.has(field)) {
                lines.add("    " + ArticleLines.printable(receipt.path(field).asText()));
            }
        }
        lines.addAll(records(records));
        return lines;
    }

    /// The file's own state, and beyond that whether its articles are stored.
    ///
    /// @param waiting records of all files that are not stored yet, some of which may be this one's
    static String state(JsonNode receipt, JsonNode records, long waiting) {
        String state = receipt.path("state").asText();
        return switch (state) {
            case "WAITING" ->
                    "waiting: still being written, or intake is paused (see ./dateline status)";
            case "CLAIMED" -> "claimed: being read";
            case "PUBLISHED", "ARCHIVED" ->
                    published(records) + (waiting > 0 ? soFar(waiting) : "");
            case "ERASED" -> "erased, as were its articles: submit --force brings them back";
            case "QUARANTINED" -> "quarantined: " + receipt.path("reason").asText();
            default -> state;
        };
    }

    private static String soFar(long waiting) {
        return " so far; %d %s of all files %s waiting to be enriched or stored"
                .formatted(
                        waiting, waiting == 1 ? "record" : "records", waiting == 1 ? "is" : "are");
    }

    private static String published(JsonNode records) {
        long stored = records.path("stored").asLong();
        long rejected = records.path("rejected").asLong();
        long erased = records.path("erased").asLong();
        if (stored + rejected + erased == 0) {
            return "published; not stored yet";
        }
        List<String> parts = new ArrayList<>();
        if (stored > 0) {
            parts.add("stored" + (stored == 1 ? "" : ": " + stored + " articles"));
        }
        if (rejected > 0) {
            parts.add("rejected: " + rejected + (rejected == 1 ? " record" : " records"));
        }
        if (erased > 0) {
            parts.add("erased: " + erased + (erased == 1 ? " article" : " articles"));
        }
        return String.join(", ", parts);
    }

    /// What became of the records: of one, each step; of several, a line or two for each.
    static List<String> records(JsonNode page) {
        List<String> lines = new ArrayList<>();
        JsonNode records = page.path("records");
        boolean one = records.size() == 1 && !page.has("next");
        for (JsonNode record : records) {
            String entry = ArticleLines.printable(record.path("entry").asText(""));
            String in = entry.isEmpty() ? "" : entry + "  ";
            String number = (one ? "" : "record " + record.path("record").asText() + "  ") + in;
            if (isStored(record)) {
                lines.add("    " + number + headline(record));
            }
            for (JsonNode step : record.path("steps")) {
                if (one || !isStored(record) || step.has("reason")) {
                    lines.add("    " + number + line(step));
                }
            }
        }
        if (page.has("next")) {
            lines.add("    … more, from record " + page.path("next").asText() + " on: use --json");
        }
        return lines;
    }

    private static boolean isStored(JsonNode record) {
        return record.path("steps").findValuesAsText("step").contains("STORED");
    }

    private static String headline(JsonNode record) {
        return ArticleLines.headline(
                record.path("published").asText(""),
                record.path("title").asText(""),
                record.path("articleId").asText());
    }

    private static String line(JsonNode step) {
        String line =
                time(step.path("at").asText())
                        + "  "
                        + step.path("step").asText().toLowerCase(Locale.ROOT);
        return step.has("reason")
                ? line
                        + " at %s: %s, %s"
                                .formatted(
                                        step.path("stage").asText(),
                                        step.path("reason").asText(),
                                        ArticleLines.printable(step.path("detail").asText()))
                : line;
    }

    /// To the millisecond, so that times stand below each other.
    private static String time(String instant) {
        try {
            return MILLISECONDS.format(Instant.parse(instant));
        } catch (DateTimeException e) {
            return instant;
        }
    }
}
