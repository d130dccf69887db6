package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
