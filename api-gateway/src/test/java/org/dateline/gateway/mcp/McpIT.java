package org.dateline.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.dateline.gateway.Client;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an assistant gets that speaks the Model Context Protocol.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class McpIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Shelf shelf;
    private String session = "";
    private int id;

    @BeforeEach
    void begin() throws Exception {
        shelf.empty();
        ObjectNode parameters = JSON.createObjectNode().put("protocolVersion", "2025-06-18");
        parameters.putObject("capabilities");
        parameters.putObject("clientInfo").put("name", "test").put("version", "1");
        HttpResponse<String> answer = send(request("initialize", parameters));
        session = answer.headers().firstValue("Mcp-Session-Id").orElse("");
        JsonNode result = json(answer).path("result");
        assertThat(result.path("serverInfo").path("name").asText()).isEqualTo("Dateline");
        assertThat(result.path("instructions").asText()).contains("cites the article");
        send(
                JSON.createObjectNode()
                        .put("jsonrpc", "2.0")
                        .put("method", "notifications/initialized"));
    }

    @Test
    void toolsAreListedAndOnlyRead() throws Exception {
        JsonNode tools =
                json(send(request("tools/list", JSON.createObjectNode()))).at("/result/tools");

        assertThat(tools.findValuesAsText("name"))
                .contains("search", "article", "entity", "timeline", "compare");
        for (JsonNode tool : tools) {
            assertThat(tool.path("description").asText()).isNotBlank();
            assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
        }
    }

    @Test
    void aSearchCitesArticlesAndPlacesAndCanBeRepeated() throws Exception {
        shelf.put(Sample.of("The harbour of Saltmarsh opened on Friday after a long winter."));

        JsonNode found = call("search", arguments("q", "harbour"));

        assertThat(found.path("total").asInt()).isEqualTo(1);
        JsonNode hit = found.at("/articles/0");
        String article = hit.at("/article/id").asText();
        assertThat(hit.at("/article/page").asText()).isEqualTo("/articles/" + article);
        JsonNode quote = hit.at("/quotes/0");
        JsonNode whole = call("article", arguments("id", article));
        String text = whole.at("/text/text").asText();
        assertThat(text.substring(quote.get("start").asInt(), quote.get("end").asInt()))
                .isEqualTo(quote.get("text").asText())
                .contains("harbour");

        shelf.put(Sample.of("Another harbour closed."));
        ObjectNode again =
                arguments("q", "harbour").put("snapshot", found.get("snapshot").asLong());
        assertThat(call("search", again)).isEqualTo(found);
        assertThat(call("search", arguments("q", "harbour")).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void twoArticlesAreCompared() throws Exception {
        shelf.put(Sample.of("The harbour opened on Friday. Ferries sail again."));
        shelf.put(Sample.of("The harbour opened on Friday. Nobody came."));
        JsonNode found = call("search", arguments("q", "harbour"));

        JsonNode compared =
                call(
                        "compare",
                        arguments("first", found.at("/articles/0/article/id").asText())
                                .put("second", found.at("/articles/1/article/id").asText()));

        assertThat(compared.at("/comparison/sharedWords").asInt()).isEqualTo(5);
    }

    @Test
    void whatIsAskedWronglyIsToldInWords() throws Exception {
        assertThat(error("search", arguments("from", "yesterday"))).contains("from");
        assertThat(error("search", arguments("q", "(harbour"))).contains("q ");
        assertThat(error("article", arguments("id", "x"))).contains("UUID");
        assertThat(error("article", arguments("id", "a567dc3d-2ea1-8bd0-9001-1a787ce616cc")))
                .contains("no article");
        assertThat(error("entity", JSON.createObjectNode())).contains("either name or id");
        assertThat(error("entity", arguments("id", "person:nobody"))).contains("no entity");
    }

    private static ObjectNode arguments(String name, String value) {
        return JSON.createObjectNode().put(name, value);
    }

    private JsonNode call(String tool, ObjectNode arguments) throws Exception {
        JsonNode result = result(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        return result.get("structuredContent");
    }

    private String error(String tool, ObjectNode arguments) throws Exception {
        JsonNode result = result(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        return result.at("/content/0/text").asText();
    }

    private JsonNode result(String tool, ObjectNode arguments) throws Exception {
        ObjectNode parameters = JSON.createObjectNode().put("name", tool);
        parameters.set("arguments", arguments);
        return json(send(request("tools/call", parameters))).path("result");
    }

    private ObjectNode request(String method, ObjectNode parameters) {
        id++;
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        request.set("params", parameters);
        return request;
    }

    private HttpResponse<String> send(ObjectNode message) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Client.uri("/mcp"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(BodyPublishers.ofString(message.toString()));
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /// The answer, whether it comes by itself or as the only event of a stream.
    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        String body = answer.body();
        int data = body.indexOf("data:");
        return JSON.readTree(
                body.startsWith("{") || data < 0 ? body : body.substring(data + "data:".length()));
    }
}
