package org.dateline.gateway.http;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one service that writes the database, as the gateway asks it.
@Singleton
final class StoreService {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final URI store;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    StoreService(@ConfigProperty(name = "dateline.store-url") URI store) {
        this.store = store;
    }

    /// @param authorization the admin token, as a header has it
    /// @throws IOException when it does not answer
    HttpResponse<String> erase(UUID article, String authorization) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(store.resolve("/articles/" + article))
                        .timeout(PATIENCE)
                        .header("Authorization", authorization)
                        .DELETE()
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway is shutting down", e);
        }
    }
}
