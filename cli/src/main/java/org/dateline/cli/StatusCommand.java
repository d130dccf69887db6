package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
            "Show how Dateline is, or what became of a dropped file.",
            "Without a file, the exit status says whether everything is ready."
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Name of a dropped file: its path in the inbox, or its last part.")
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
                    "No file of the name %s was dropped into %s, or it was archived under another name."
                            .formatted(asked, home.inbox()));
        }
        ObjectNode answer = Service.JSON.createObjectNode();
        ArrayNode found = answer.putArray("files");
        for (JsonNode receipt : files) {
            ObjectNode one = found.addObject();
            one.setAll((ObjectNode) receipt);
            if (isPublished(receipt)) {
                one.set("articles", articles(receipt.path("file").asText()));
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

    private JsonNode articles(String name) throws IOException {
        return homeOption
                .service(Part.GATEWAY)
                .json("/v1/articles?duplicates=INCLUDE&file=" + Service.encoded(name))
                .path("articles");
    }

    private static boolean isPublished(JsonNode receipt) {
        return List.of("PUBLISHED", "ARCHIVED").contains(receipt.path("state").asText());
    }

    private void print(JsonNode receipt) {
        System.out.println(
                receipt.path("file").asText()
                        + "  "
                        + became(receipt)
                        + (receipt.has("time") ? ", " + receipt.path("time").asText() : ""));
        if (receipt.has("detail")) {
            System.out.println("    " + receipt.path("detail").asText());
        }
        System.out.println("    " + receipt.path("path").asText());
        for (JsonNode article : receipt.path("articles")) {
            System.out.println("    " + ArticleLines.headline(article));
        }
    }

    /// The file's own state, and beyond that whether its articles are stored.
    static String became(JsonNode receipt) {
        String state = receipt.path("state").asText();
        int articles = receipt.path("articles").size();
        return switch (state) {
            case "WAITING" -> "waiting: not complete, or not looked at yet";
            case "CLAIMED" -> "claimed: being read";
            case "PUBLISHED", "ARCHIVED" ->
                    articles == 0
                            ? "published, not in the database yet"
                            : "stored" + (articles == 1 ? "" : ": " + articles + " articles");
            case "QUARANTINED" -> "quarantined: " + receipt.path("reason").asText();
            default -> state;
        };
    }

    private static String nameInInbox(Home home, String asked) throws IOException {
        Path path = Path.of(asked).toAbsolutePath().normalize();
        return path.startsWith(home.inbox()) ? home.inbox().relativize(path).toString() : asked;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
