package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.dateline.gateway.Client;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.StandInIngest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = StandInIngest.class, restrictToAnnotatedClass = true)
class FilesIT {

    Shelf shelf;
    StandInIngest ingest;

    private UUID article;
    private String claim;

    @BeforeEach
    void storeOneArticle() {
        shelf.empty();
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
    void anArticleOfAnArchiveIsToldOfByItsPathInside() {
        UUID inside =
                shelf.put(Sample.of("A ferry came.").in("may.zip").entry("2025/<i>ferry.txt"));

        JsonNode seen = get("/v1/articles/" + inside).json().at("/sightings/0");
        assertThat(seen.get("entry").asText()).isEqualTo("2025/<i>ferry.txt");
        assertThat(
                        get("/v1/claims/" + seen.get("claim").asText())
                                .json()
                                .at("/records/0/entry")
                                .asText())
                .isEqualTo("2025/<i>ferry.txt");
        assertThat(get("/v1/claims/" + claim).json().at("/records/0").has("entry")).isFalse();
        assertThat(get("/articles/" + inside).body())
                .contains("may.zip", "2025/&lt;i&gt;ferry.txt");
    }

    @Test
    void aFileOfThousandsIsCountedWholeAndToldPageByPage() {
        int records = 2_500;
        shelf.run(
                """
                insert into sighting (claim, record, article_id, revision, received_at,
                    enrichment_version, enriched_at, file, media_type, sha256, stored_at)
                select 'large', n, article_id, revision, received_at, 1, enriched_at, 'large.ndjson',
                    media_type, sha256, stored_at
                from sighting, generate_series(0, 2499) n where n % 3 < 2
                """);
        shelf.run(
                """
                insert into rejection
                select 'articles.received', 0, n * 2 + twice, 'large', n, 'TOO_LARGE', 'enrich', 'why',
                    now()
                from generate_series(2, 2499, 3) n, generate_series(0, 1) twice
                """);
        ingest.says("large.ndjson", "");

        JsonNode file = get("/v1/files?name=large.ndjson").json().at("/files/0");

        assertThat(file.get("stored").asInt()).isEqualTo(1_667);
        assertThat(file.get("rejected").asInt()).isEqualTo(833);
        List<Long> told = new ArrayList<>();
        String page = "/v1/claims/large?limit=700";
        while (!page.isEmpty()) {
            Client.Answer answer = get(page);
            for (JsonNode record : answer.json().get("records")) {
                told.add(record.get("record").asLong());
                assertThat(record.get("steps")).hasSize(record.has("articleId") ? 3 : 2);
            }
            assertThat(answer.json().get("records").size()).isBetween(1, 700);
            page = answer.header("Link").replaceAll("^<(.*)>.*", "$1");
        }
        assertThat(told).isEqualTo(LongStream.range(0, records).boxed().toList());
        assertThat(file.get("records").size())
                .isEqualTo(file.get("next").asInt())
                .isGreaterThan(900);
    }

    @Test
    void aRecordThatWasRejectedMoreOftenThanAPageHoldsEndsThePagesToo() {
        shelf.run(
                """
                insert into rejection
                select 'articles.received', 0, n, 'often', 7, 'TOO_LARGE', 'enrich', 'why', now()
                from generate_series(1, 50) n
                """);

        JsonNode page = get("/v1/claims/often?limit=10&from=7").json();

        assertThat(page.at("/records/0/record").asInt()).isEqualTo(7);
        assertThat(page.get("next").asInt()).isEqualTo(8);
        assertThat(get("/v1/claims/often?limit=10&from=8").json().get("records")).isEmpty();
    }

    @Test
    void manyFilesOfOneNameAreToldPageByPage() {
        StringBuilder files = new StringBuilder("{\"file\":\"a.txt\",\"state\":\"WAITING\",");
        files.append("\"time\":\"2025-10-05T08:00:00Z\"}");
        for (int i = 10; i < 60; i++) {
            files.append(",{\"file\":\"a.txt\",\"claim\":\"claim-").append(i);
            files.append("\",\"state\":\"ARCHIVED\",\"time\":\"2025-10-05T08:00:00Z\"}");
        }
        ingest.says("a.txt", files.toString());

        List<String> told = new ArrayList<>();
        String page = "/v1/files?name=a.txt";
        while (!page.isEmpty()) {
            Client.Answer answer = get(page);
            answer.json()
                    .get("files")
                    .forEach(file -> told.add(file.path("claim").asText("waiting")));
            assertThat(answer.json().get("files").size()).isBetween(1, 20);
            page = answer.header("Link").replaceAll("^<(.*)>.*", "$1");
        }

        assertThat(told).hasSize(51).doesNotHaveDuplicates().startsWith("waiting", "claim-59");
        assertThat(told).endsWith("claim-10");
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
