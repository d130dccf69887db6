package org.dateline.cli;

import static org.dateline.cli.ArticleLines.printable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.dateline.local.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline quarantine`: files that could not be read.
@Command(
        name = "quarantine",
        description = "List, show and retry files that could not be read.",
        subcommands = {
            QuarantineCommand.Ls.class,
            QuarantineCommand.Show.class,
            QuarantineCommand.Retry.class
        })
final class QuarantineCommand extends Group {

    /// `dateline quarantine ls`.
    @Command(name = "ls", description = "List the files in quarantine, oldest first.")
    static final class Ls implements Callable<Integer> {

        @Mixin private HomeOption homeOption = new HomeOption();

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            JsonNode list = homeOption.operated(Part.INGEST).json("/quarantine");
            JsonNode files = list.path("quarantined");
            if (json) {
                System.out.println(list.toPrettyString());
            } else if (files.isEmpty()) {
                System.out.println("The quarantine is empty.");
            } else {
                for (JsonNode file : files) {
                    System.out.println(
                            "%s  %-20s %s"
                                    .formatted(
                                            file.path("claim").asText(),
                                            file.path("reason").asText(),
                                            printable(file.path("file").asText())));
                }
            }
            return ExitCode.OK;
        }
    }

    /// `dateline quarantine show`.
    @Command(name = "show", description = "Show the details of a file in quarantine.")
    static final class Show implements Callable<Integer> {

        @Mixin private HomeOption homeOption = new HomeOption();

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Parameters(paramLabel = "CLAIM", description = "Claim id, as listed by `quarantine ls`.")
        private String claim = "";

        @Override
        public Integer call() throws IOException {
            JsonNode file =
                    homeOption.operated(Part.INGEST).json("/quarantine/" + Service.encoded(claim));
            if (json) {
                System.out.println(file.toPrettyString());
            } else {
                file.properties()
                        .forEach(
                                field ->
                                        System.out.println(
                                                "%-9s %s"
                                                        .formatted(
                                                                field.getKey(),
                                                                printable(
                                                                        field.getValue()
                                                                                .asText()))));
            }
            return ExitCode.OK;
        }
    }

    /// `dateline quarantine retry`.
    @Command(name = "retry", description = "Retry files in quarantine under the same claim.")
    static final class Retry implements Callable<Integer> {

        @Mixin private HomeOption homeOption = new HomeOption();

        @Parameters(
                arity = "1..*",
                paramLabel = "CLAIM",
                description = "Claim ids, as listed by `quarantine ls`.")
        private List<String> claims = List.of();

        @Override
        public Integer call() throws IOException {
            Service ingest = homeOption.operated(Part.INGEST);
            for (String claim : claims) {
                String path = "/quarantine/" + Service.encoded(claim) + "/retry";
                JsonNode answer = ingest.checked(ingest.post(path)).json();
                String waitsFor = answer.path("waitsFor").asText("");
                System.out.println(
                        claim
                                + ": retrying"
                                + (waitsFor.isEmpty()
                                        ? ""
                                        : ", once this ends: " + printable(waitsFor)));
            }
            return ExitCode.OK;
        }
    }
}
