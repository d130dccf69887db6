package org.dateline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
                JsonNode records = new FileRecords(homeOption, file).first(SHOWN_RECORDS);
                long waiting = records.isMissingNode() ? 0 : waiting();
                FileLines.of(file, records, waiting).forEach(System.out::println);
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
                new FileRecords(homeOption, file).write(out);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        System.out.println();
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

    private static String nameInInbox(Home home, String asked) throws IOException {
        Path path = Path.of(asked).toAbsolutePath().normalize();
        return path.startsWith(home.inbox()) ? home.inbox().relativize(path).toString() : asked;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
