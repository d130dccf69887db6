package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document and docs/api.md show works as it is shown, and answers are as the
/// document describes them.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class ExamplesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path QUESTIONS = Path.of("../docs/api.md");

    /// Its parameters are those of lists, and its answer has no end.
    private static final String STREAM = "/v1/stream";

    /// It asks ingest-service, which is not here: see [FilesIT].
    private static final String FILES = "/v1/files";

    /// Cursors are signed, so the examples of them are none; `after` of an export is an article.
    private static final List<String> MADE_UP = List.of("cursor");

    Shelf shelf;

    private Map<String, String> names = Map.of();

    @BeforeEach
    void fillTheShelf() {
        shelf.empty();
        Sample launch =
                Sample.of(
                                "The launch site. Kim Jong Un met Vladimir Putin at Vostochny in May 2024.")
                        .in("wire/2023-11-10.txt")
                        .titled("A visit to Vostochny")
                        .published("2023-11-10T06:30:00+09:00")
                        .by("Reuters")
                        .at("https://news.example/visit")
                        .language("en")
                        .person("Kim Jong Un")
                        .person("Vladimir Putin")
                        .place("Vostochny", "RU")
                        .date("May 2024", "2024-05", "2024-05-01", "2024-05-31");
        UUID article = shelf.put(launch);
        UUID other = shelf.put(Sample.of("A strike. Vladimir Putin spoke.").in("b.txt"));
        shelf.link(other, article);
        names =
                Map.of(
                        "id",
                        article.toString(),
                        "other",
                        other.toString(),
                        "revision",
                        get("/v1/articles/" + article + "/revisions")
                                .json()
                                .at("/revisions/0/revision")
                                .asText(),
                        "claim",
                        get("/v1/articles/" + article + "/trace")
                                .json()
                                .at("/sightings/0/claim")
                                .asText());
    }

    @Test
    void everyExampleOfAParameterIsUnderstoodAndAnsweredAsDescribed() throws IOException {
        JsonNode document = get("/q/openapi?format=json", "Accept", "application/json").json();
        List<String> asked = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            if (operation.isMissingNode() || List.of(STREAM, FILES).contains(path.getKey())) {
                continue;
            }
            for (String query : queries(operation)) {
                String call = filled(path.getKey()) + query;
                asked.add(call);
                for (String fault : faults(document, operation, call)) {
                    faults.add(call + " " + fault);
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(asked).hasSizeGreaterThan(100);
    }

    @Test
    void everyQuestionOfTheDocumentationIsAnswered() throws IOException {
        List<String> calls =
                Pattern.compile("\\| `(/v1/[^`…]*)` ?(?:,|\\|)")
                        .matcher(Files.readString(QUESTIONS))
                        .results()
                        .map(found -> found.group(1))
                        .filter(call -> !call.startsWith(STREAM))
                        .map(call -> call.replace("/ID", "/" + names.get("id")))
                        .toList();

        assertThat(calls).hasSizeGreaterThanOrEqualTo(30);
        assertThat(calls)
                .allSatisfy(
                        call ->
                                assertThat(get(call.replace(" ", "%20").replace("+0", "%2B0")))
                                        .returns(200, Answer::status));
    }

    /// One without parameters that may be left out, and one with each of them.
    private static List<String> queries(JsonNode operation) {
        List<JsonNode> parameters =
                Stream.of(operation.path("parameters"))
                        .flatMap(all -> all.valueStream())
                        .filter(parameter -> parameter.get("in").asText().equals("query"))
                        .toList();
        List<String> queries = new ArrayList<>(List.of(""));
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").asText();
            if (!MADE_UP.contains(name)) {
                String example = parameter.path("example").asText();
                assertThat(example).as(name).isNotEmpty();
                queries.add("?" + name + "=" + encoded(example));
            }
        }
        return queries;
    }

    private String filled(String path) {
        if (path.startsWith("/v1/entities/")) {
            return path.replace("{id}", "person:vladimir-putin");
        }
        String filled =
                path.replace(
                        "/revisions/{revision}/compare/{other}",
                        "/revisions/{revision}/compare/{revision}");
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    /// What of an answer is not as it is described.
    private static List<String> faults(JsonNode document, JsonNode operation, String call)
            throws IOException {
        Answer answer = get(call);
        if (answer.status() != 200) {
            return List.of(answer.status() + " " + answer.body());
        }
        JsonNode content = operation.at("/responses/200/content");
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        if (!content.has(type)) {
            return List.of("not described: " + type);
        }
        JsonNode described = content.get(type).path("schema");
        // with `fields` an answer has only these
        if (!type.equals("application/json") || call.contains("fields=")) {
            return List.of();
        }
        ObjectNode schema = JSON.createObjectNode();
        schema.setAll((ObjectNode) described);
        schema.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema)
                .validate(JSON.readTree(answer.body()))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
