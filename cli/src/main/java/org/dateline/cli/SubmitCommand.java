package org.dateline.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.local.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline submit`: hands files over as if they were dropped.
@Command(
        name = "submit",
        description = "Copy files into the inbox. The originals stay where they are.")
final class SubmitCommand implements Callable<Integer> {

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(
            names = "--force",
            description = "Bring back articles that were erased. There is no other way.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to submit.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "%s: not a readable file. Nothing was submitted."
                                .formatted(ArticleLines.printable(file.toString())));
            }
        }
        Service ingest = homeOption.service(Part.INGEST);
        ArrayNode answers = Service.JSON.createArrayNode();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Service.Answer answer = submit(ingest, "/files/" + Service.encoded(name), file);
            String accepted = ingest.checked(answer).json().path("file").asText();
            answers.addObject().put("submitted", file.toString()).put("file", accepted);
            if (!json) {
                System.out.println(ArticleLines.printable(file + ": submitted as " + accepted));
            }
        }
        if (json) {
            System.out.println(answers.toPrettyString());
        }
        return ExitCode.OK;
    }

    private Service.Answer submit(Service ingest, String path, Path file) throws IOException {
        return force
                ? ingest.post(path + "?force=true", file, Optional.of(homeOption.adminToken()))
                : ingest.post(path, file, Optional.empty());
    }
}
