package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.StandInIngest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = StandInIngest.class, restrictToAnnotatedClass = true)
class FilesIT {

    Shelf shelf;
    StandInIngest ingest;

    private static boolean tables;
    private UUID article;
    private String claim;

    @BeforeEach
    void storeOneArticle() {
        if (!tables) {
            shelf.createTables();
            tables = true;
        }
        shelf.clear();
        article = shelf.put(Sample.of("The harbour opened.").in("wire/harbour.txt"));
        claim = get("/v1/articles/" + article).json().at("/sightings/0/claim").asText();
    }

    @Test
    void anArchivedFileIsToldOfWithTheStepsOfItsRecords() {
        ingest.says(
                "harbour.txt",
                """
                {"file": "wire/harbour.txt", "state": "WAITING", "time": "2025-10-05T08:00:00Z",
                    "path": "/somewhere"},
                {"file": "wire/harbour.txt", "claim": "%s", "state": "ARCHIVED",
                    "time": "2025-10-01T08:00:00Z", "path": "/somewhere/else"}
                """
                        .formatted(claim));

        JsonNode files = get("/v1/files?name=harbour.txt").json().get("files");

        assertThat(files.findValuesAsText("state")).containsExactly("WAITING", "ARCHIVED");
        assertThat(files.at("/1/stored").asInt()).isEqualTo(1);
        assertThat(files.at("/1/records/0/articleId").asText()).isEqualTo(article.toString());
        assertThat(files.at("/1/records/0/steps").findValuesAsText("step"))
                .containsExactly("RECEIVED", "ENRICHED", "STORED");
        assertThat(files.toString()).doesNotContain("/somewhere");
    }

    @Test
    void aQuarantinedFileIsToldOfWithItsReason() {
        ingest.says(
                "blank.txt",
                """
                {"file": "blank.txt", "claim": "a-claim", "state": "QUARANTINED",
                    "time": "2025-10-01T08:00:00Z", "reason": "EMPTY", "detail": "no text"}
                """);

        JsonNode file = get("/v1/files?name=blank.txt").json().at("/files/0");

        assertThat(file.toString())
                .isEqualTo(
                        "{\"file\":\"blank.txt\",\"claim\":\"a-claim\",\"state\":\"QUARANTINED\","
                                + "\"time\":\"2025-10-01T08:00:00Z\",\"reason\":\"EMPTY\","
                                + "\"detail\":\"no text\",\"stored\":0,\"rejected\":0,\"erased\":0,"
                                + "\"records\":[]}");
    }

    @Test
    void aFileThatWasDeletedIsToldOfByItsArticles() {
        for (String name : new String[] {"harbour.txt", "wire/harbour.txt"}) {
            ingest.says(name, "");

            JsonNode files = get("/v1/files?name=" + encoded(name)).json().get("files");

            assertThat(files).hasSize(1);
            assertThat(files.at("/0/state").asText()).isEqualTo("PUBLISHED");
            assertThat(files.at("/0/claim").asText()).isEqualTo(claim);
            assertThat(files.at("/0/stored").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whatNobodyDroppedIsAnEmptyList() {
        assertThat(get("/v1/files?name=never.txt").body()).isEqualTo("{\"files\":[]}");
        assertThat(get("/v1/files?name=" + encoded("a b&c%d/é.txt")).body())
                .isEqualTo("{\"files\":[]}");
    }

    @Test
    void whatCannotBeAnsweredIsAProblem() {
        assertThat(get("/v1/files").status()).isEqualTo(400);
        assertThat(get("/v1/files?name=").status()).isEqualTo(400);
        assertThat(get("/v1/files?name=a&other=1").status()).isEqualTo(400);
        var away = get("/v1/files?name=broken.txt");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Content-Type")).startsWith("application/problem+json");
        assertThat(away.json().get("detail").asText()).contains("ingest-service");
    }
}
