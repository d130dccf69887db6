package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.dateline.gateway.GatewayStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class OpenApiIT {

    /// A change of the API is a change of this file: copy it from `target/openapi.yaml`.
    private static final Path CHECKED_IN = Path.of("openapi.yaml");

    @Test
    void documentThatIsServedIsTheOneThatIsCheckedIn() throws IOException {
        String served = get("/q/openapi", "Accept", "application/yaml").body();
        Files.writeString(Path.of("target", "openapi.yaml"), served);

        assertThat(served).isEqualTo(Files.readString(CHECKED_IN));
    }

    @Test
    void everyReferenceLeadsToASchema() {
        JsonNode document = get("/q/openapi?format=json", "Accept", "application/json").json();
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).contains("#/components/schemas/Problem");
        for (String reference : references) {
            assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
        }
    }

    @Test
    void everyOperationIsNamedOnceAndItsPathParametersDescribed() {
        JsonNode paths =
                get("/q/openapi?format=json", "Accept", "application/json").json().get("paths");
        List<String> ids = paths.findValuesAsText("operationId");

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        paths.properties()
                .forEach(
                        path -> {
                            for (JsonNode operation : path.getValue()) {
                                for (String name : names(path.getKey())) {
                                    assertThat(operation.get("parameters").findValuesAsText("name"))
                                            .as(path.getKey())
                                            .contains(name);
                                }
                            }
                        });
    }

    private static List<String> names(String path) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
