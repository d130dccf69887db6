package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/// The description of the API, as tools of others read it.
class OpenApiTest {

    private static final Path NOW = Repository.ROOT.resolve("api-gateway/openapi.yaml");

    /// What clients were last promised. A release replaces it by the document of its time, and so
    /// does a change that breaks calls on purpose, which CHANGELOG.md then has to say.
    private static final Path RELEASED =
            Repository.ROOT.resolve("api-gateway/released/openapi.yaml");

    @Test
    void documentIsValid() throws IOException {
        assertThat(faults(Files.readString(NOW))).isEmpty();
    }

    @Test
    void anInvalidOneWouldBeNoticed() throws IOException {
        String broken = Files.readString(NOW).replaceFirst("responses:", "replies:");

        assertThat(faults(broken)).isNotEmpty();
    }

    @Test
    void noCallThatWorkedBreaks() {
        ChangedOpenApi change = difference(NOW);

        assertThat(change.isCompatible()).as("breaking changes:\n%s", asText(change)).isTrue();
    }

    @Test
    void aBreakingChangeWouldBeNoticed(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("openapi.yaml");
        Files.writeString(
                broken, Files.readString(RELEASED).replaceFirst("name: cursor", "name: position"));

        assertThat(difference(broken).isCompatible()).isFalse();
    }

    private static List<String> faults(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(document, List.of(), options);
        return result.getMessages();
    }

    private static ChangedOpenApi difference(Path to) {
        return OpenApiCompare.fromLocations(RELEASED.toString(), to.toString());
    }

    private static String asText(ChangedOpenApi change) {
        return new MarkdownRender().render(change);
    }
}
