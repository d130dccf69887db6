package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final int MOST_STEPS = 30;

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
        ObjectNode answer = Service.JSON.createObjectNode();
        ArrayNode found = answer.putArray("files");
        for (JsonNode receipt : files) {
            ObjectNode one = found.addObject();
            one.setAll((ObjectNode) receipt);
            if (receipt.hasNonNull("claim")) {
                var way = beyond(receipt.path("claim").asText());
                if (way.isPresent()) {
                    one.set("articles", articles(receipt.path("file").asText(), way.get()));
                    one.set("way", way.get());
                }
            }
        }
        if (json) {
            System.out.println(answer.toPrettyString());
        } else {
            found.forEach(this::print);
        }
        return ExitCode.OK;
    }

    private JsonNode find(String name) throws IOException {
        return homeOption
                .service(Part.INGEST)
                .json("/files?name=" + Service.encoded(name))
                .path("files");
    }

    /// Those of the articles seen in files of the name that came by this claim.
    private JsonNode articles(String name, JsonNode way) throws IOException {
        JsonNode named =
                homeOption
                        .service(Part.GATEWAY)
                        .json(
                                "/v1/articles?limit=100&duplicates=INCLUDE&file="
                                        + Service.encoded(name))
                        .path("articles");
        return ofClaim(named, way);
    }

    static ArrayNode ofClaim(JsonNode articles, JsonNode way) {
        Set<String> ids = new HashSet<>();
        way.path("records").forEach(record -> ids.add(record.path("articleId").asText()));
        ArrayNode found = Service.JSON.createArrayNode();
        for (JsonNode article : articles) {
            if (ids.contains(article.path("id").asText())) {
                found.add(article);
            }
        }
        return found;
    }

    /// What became of the file's records after they were published; empty while nothing did.
    private Optional<JsonNode> beyond(String claim) throws IOException {
        Service gateway = homeOption.service(Part.GATEWAY);
        Service.Answer answer = gateway.get("/v1/claims/" + Service.encoded(claim));
        return answer.isNotFound() ? Optional.empty() : Optional.of(gateway.checked(answer).json());
    }

    private void print(JsonNode receipt) {
        System.out.println(
                receipt.path("file").asText()
                        + "  "
                        + became(receipt)
                        + (receipt.has("time") ? ", " + time(receipt.path("time").asText()) : ""));
        if (receipt.has("detail")) {
            System.out.println("    " + receipt.path("detail").asText());
        }
        System.out.println("    " + receipt.path("path").asText());
        if (!receipt.path("state").asText().equals("ERASED")) {
            for (JsonNode article : receipt.path("articles")) {
                System.out.println("    " + ArticleLines.headline(article));
            }
        }
        List<String> steps = steps(receipt);
        steps.stream().limit(MOST_STEPS).forEach(System.out::println);
        if (steps.size() > MOST_STEPS) {
            System.out.println("    … more: use --json");
        }
    }

    /// A line for each step of its way, in their order.
    static List<String> steps(JsonNode receipt) {
        List<String> lines = new ArrayList<>();
        JsonNode records = receipt.path("way").path("records");
        for (JsonNode record : records) {
            for (JsonNode step : record.path("steps")) {
                String line =
                        "    %s  %s"
                                .formatted(
                                        time(step.path("at").asText()),
                                        step.path("step").asText().toLowerCase(Locale.ROOT));
                if (step.has("reason")) {
                    line +=
                            " at %s: %s, %s"
                                    .formatted(
                                            step.path("stage").asText(),
                                            step.path("reason").asText(),
                                            step.path("detail").asText());
                }
                lines.add(
                        records.size() == 1
                                ? line
                                : line + ", record " + record.path("record").asText());
            }
        }
        return lines;
    }

    /// The file's own state, and beyond that whether its articles are stored.
    static String became(JsonNode receipt) {
        String state = receipt.path("state").asText();
        return switch (state) {
            case "WAITING" -> "waiting in the inbox: still being written, or not claimed yet";
            case "CLAIMED" -> "claimed: being published";
            case "PUBLISHED", "ARCHIVED" -> published(receipt.path("way"));
            case "ERASED" -> "erased, with its articles; submit --force brings them back";
            case "QUARANTINED" -> "quarantined: " + receipt.path("reason").asText();
            default -> state;
        };
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
