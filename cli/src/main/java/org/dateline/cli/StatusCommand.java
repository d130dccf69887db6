package org.dateline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dateline.local.Home;
import org.dateline.local.Part;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline status`: of the whole system, or of one dropped file.
@Command(
        name = "status",
        description = {
            "Show the state of Dateline, or what became of a dropped file.",
            "Without FILE, the exit status is 0 if everything is ready, else 5."
        })
final class StatusCommand implements Callable<Integer> {

    private static final int SHOWN_RECORDS = 30;

    /// Of one page of the gateway's.
    private static final int MOST_RECORDS = 1_000;

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Name of a dropped file: its path in the inbox, or only the file name.")
    private @Nullable String file;

    @Override
    public Integer call() throws IOException {
        return file == null ? ofSystem() : ofFile(file);
    }

    private int ofSystem() throws IOException {
        ProcessHandle supervisor = homeOption.supervisor();
        SystemStatus status = SystemStatus.of(homeOption.home(), supervisor);
        if (json) {
            System.out.println(status.json().toPrettyString());
        } else {
            status.lines().forEach(System.out::println);
        }
        return status.isReady() ? ExitCode.OK : ExitCode.NOT_READY;
    }

    private int ofFile(String asked) throws IOException {
        Home home = homeOption.home();
        String name = nameInInbox(home, asked);
        JsonNode files = find(name);
        if (files.isEmpty() && !lastPart(name).equals(name)) {
            files = find(lastPart(name));
        }
        if (files.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "No dropped file named %s found in %s or its archive and quarantine."
                            .formatted(asked, home.inbox()));
        }
        if (json) {
            printJson(files);
        } else {
            for (JsonNode file : files) {
                print(file, beyond(file, 0, SHOWN_RECORDS));
            }
        }
        return ExitCode.OK;
    }

    /// With every record of every file, page by page, since there may be millions.
    private void printJson(JsonNode files) throws IOException {
        try (JsonGenerator out =
                Service.JSON
                        .getFactory()
                        .createGenerator(System.out)
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .useDefaultPrettyPrinter()) {
            out.writeStartObject();
            out.writeArrayFieldStart("files");
            for (JsonNode file : files) {
                out.writeStartObject();
                writeFields(out, file);
                writeWay(out, file);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        System.out.println();
    }

    private void writeWay(JsonGenerator out, JsonNode file) throws IOException {
        JsonNode page = beyond(file, 0, MOST_RECORDS);
        if (page.isMissingNode()) {
            return;
        }
        out.writeObjectFieldStart("way");
        for (String count : List.of("claim", "stored", "rejected", "erased")) {
            out.writeFieldName(count);
            out.writeTree(page.path(count));
        }
        out.writeArrayFieldStart("records");
        while (!page.isMissingNode()) {
            for (JsonNode record : page.path("records")) {
                out.writeTree(record);
            }
            page =
                    page.has("next")
                            ? beyond(file, page.path("next").asLong(), MOST_RECORDS)
                            : MissingNode.getInstance();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeFields(JsonGenerator out, JsonNode of) throws IOException {
        for (Map.Entry<String, JsonNode> field : of.properties()) {
            out.writeFieldName(field.getKey());
            out.writeTree(field.getValue());
        }
    }

    private JsonNode find(String name) throws IOException {
        return homeOption
                .operated(Part.INGEST)
                .json("/files?name=" + Service.encoded(name))
                .path("files");
    }

    /// What became of the file's records after they were published, from one of them on; missing
    /// while nothing did.
    private JsonNode beyond(JsonNode file, long from, int limit) throws IOException {
        if (!file.hasNonNull("claim")) {
            return MissingNode.getInstance();
        }
        Service gateway = homeOption.service(Part.GATEWAY);
        Service.Answer answer =
                gateway.get(
                        "/v1/claims/%s?from=%d&limit=%d"
                                .formatted(
                                        Service.encoded(file.path("claim").asText()), from, limit));
        return answer.isNotFound() ? MissingNode.getInstance() : gateway.checked(answer).json();
    }

    private void print(JsonNode file, JsonNode way) throws IOException {
        System.out.println(
                ArticleLines.printable(file.path("file").asText())
                        + "  "
                        + became(file, way, way.isMissingNode() ? 0 : waiting())
                        + (file.has("time") ? ", " + time(file.path("time").asText()) : ""));
        if (file.has("detail")) {
            System.out.println("    " + ArticleLines.printable(file.path("detail").asText()));
        }
        if (file.has("path")) {
            System.out.println("    " + ArticleLines.printable(file.path("path").asText()));
        }
        records(way).forEach(System.out::println);
    }

    /// What became of the records: of one, each step; of several, a line or two for each.
    static List<String> records(JsonNode way) {
        List<String> lines = new ArrayList<>();
        JsonNode records = way.path("records");
        boolean one = records.size() == 1 && !way.has("next");
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
        if (way.has("next")) {
            lines.add("    … more, from record " + way.path("next").asText() + " on: use --json");
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

    /// How many records of all files wait to be enriched or stored, as far as is known.
    private long waiting() throws IOException {
        long waiting = 0;
        for (Part part : List.of(Part.ENRICH, Part.STORE)) {
            if (homeOption.runsOrIsNamed(part)) {
                waiting += Health.of(homeOption.service(part)).lag().orElse(0);
            }
        }
        return waiting;
    }

    /// The file's own state, and beyond that whether its articles are stored.
    ///
    /// @param waiting records of all files that are not stored yet, some of which may be this one's
    static String became(JsonNode receipt, JsonNode way, long waiting) {
        String state = receipt.path("state").asText();
        return switch (state) {
            case "WAITING" ->
                    "waiting: still being written, or intake is paused (see ./dateline status)";
            case "CLAIMED" -> "claimed: being read";
            case "PUBLISHED", "ARCHIVED" -> published(way) + (waiting > 0 ? soFar(waiting) : "");
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

    private static String published(JsonNode way) {
        long stored = way.path("stored").asLong();
        long rejected = way.path("rejected").asLong();
        long erased = way.path("erased").asLong();
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

    /// To the millisecond, so that times stand below each other.
    private static String time(String instant) {
        try {
            return MILLISECONDS.format(Instant.parse(instant));
        } catch (DateTimeException e) {
            return instant;
        }
    }

    private static String nameInInbox(Home home, String asked) throws IOException {
        Path path = Path.of(asked).toAbsolutePath().normalize();
        return path.startsWith(home.inbox()) ? home.inbox().relativize(path).toString() : asked;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
