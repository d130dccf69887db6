package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.dateline.local.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline erase`: removes articles for good.
@Command(
        name = "erase",
        description = {
            "Erase articles from the database, the archive and, by compaction and retention, Kafka.",
            "Dropping their files again does not bring them back; only `submit --force` does."
        })
final class EraseCommand implements Callable<Integer> {

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "Article ids, as listed by `search`.")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws IOException {
        Service gateway = homeOption.service(Part.GATEWAY);
        String token = homeOption.adminToken();
        ArrayNode answers = Service.JSON.createArrayNode();
        int exit = ExitCode.OK;
        for (String id : ids) {
            Service.Answer answer = gateway.delete("/v1/articles/" + Service.encoded(id), token);
            ObjectNode one = answers.addObject().put("id", id);
            if (answer.isNotFound()) {
                exit = ExitCode.NOT_FOUND;
                one.put("erased", false);
            } else {
                gateway.checked(answer);
                one.put("erased", true);
                JsonNode rest =
                        answer.body().isEmpty() ? Service.JSON.createObjectNode() : answer.json();
                one.putArray("pending").addAll((ArrayNode) rest.withArray("pending"));
                one.putArray("kept").addAll((ArrayNode) rest.withArray("kept"));
            }
            if (!json) {
                print(one);
            }
        }
        if (json) {
            System.out.println(answers.toPrettyString());
        }
        return exit;
    }

    private static void print(JsonNode answer) {
        String id = answer.path("id").asText();
        if (!answer.path("erased").asBoolean()) {
            System.out.println(id + ": article not found, nothing erased");
            return;
        }
        System.out.println(id + ": erased");
        for (JsonNode step : answer.path("pending")) {
            System.out.println(
                    switch (step.asText()) {
                        case "TOPICS" -> "    tombstones pending: broker unavailable";
                        case "ARCHIVE" -> "    archived files pending: ingest-service unavailable";
                        default -> "    pending: " + step.asText();
                    });
        }
        for (JsonNode file : answer.path("kept")) {
            System.out.println(
                    "    kept: %s (%s)"
                            .formatted(file.path("path").asText(), file.path("detail").asText()));
        }
    }
}
