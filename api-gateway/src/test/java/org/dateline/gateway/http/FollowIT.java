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
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that ask again and again for what is new.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class FollowIT {

    Shelf shelf;

    @BeforeEach
    void clearTheShelf() {
        shelf.empty();
    }

    @Test
    void articleThatIsStoredLateIsAheadOfTheCursor() {
        shelf.put(Sample.of("First.").in("first.txt"));
        List<String> seen = new ArrayList<>();

        try (Shelf other = shelf.again()) {
            other.put(
                    Sample.of("Slow.").in("slow.txt").article(),
                    () -> {
                        shelf.put(Sample.of("Fast.").in("fast.txt"));
                        seen.addAll(walk(seen));
                    });
        }
        seen.addAll(walk(seen));

        assertThat(seen).containsExactly("first.txt", "slow.txt", "fast.txt");
    }

    @Test
    void articleThatIsStoredAgainComesAgain() {
        UUID first = shelf.put(Sample.of("First.").in("first.txt").at("https://a.example/1"));
        shelf.put(Sample.of("Second.").in("second.txt"));
        UUID again =
                shelf.put(
                        Sample.of("First, revised.")
                                .in("revised.txt")
                                .receivedAt("2025-11-01T08:00:00Z")
                                .at("https://a.example/1"));

        assertThat(again).isEqualTo(first);
        JsonNode page = get("/v1/articles?sort=stored&duplicates=include").json();
        assertThat(page.at("/articles/1/id").asText()).isEqualTo(first.toString());
        JsonNode newest = get("/v1/articles?sort=-stored&limit=1").json();
        assertThat(newest.at("/articles/0/id").asText()).isEqualTo(first.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "stored=2025-10-01, 2",
        "stored=2025-10-01T08:00:02Z, 1",
        "stored=2025-10-01T10:00:02%2B02:00, 1",
        "stored=2025-10-01T10:00:02+02:00, 1",
        "stored=2025-10-01T08:00:03Z.., 1",
        "stored=..2025-10-01T08:00Z, 1",
        "received=2025-10-01T08:00Z, 1",
        "received=2025-10-01T08:01Z..2025-10-01T09:00Z, 1",
        "received=2024, 0",
        "from=2023-11-10T09:00Z, 2",
        "from=2023-11-10T09:00:01Z, 1",
        "to=2023-11-10T09:00Z, 2",
        "to=2023-11-10T08:59Z, 1",
        "from=2023-11-11T00:00Z, 0"
    })
    void timesOfDayChooseArticles(String query, int articles) {
        shelf.put(Sample.of("Early.").in("a.txt").published("2023-11-10T09:00:00Z"));
        shelf.put(
                Sample.of("Late.")
                        .in("b.txt")
                        .published("2023-11-10")
                        .receivedAt("2025-10-01T09:00:00Z"));

        assertThat(get("/v1/articles/count?" + query).json().get("total").asInt())
                .isEqualTo(articles);
    }

    @Test
    void timeWithoutAZoneIsRefused() {
        for (String name : List.of("from", "to", "stored", "received")) {
            assertThat(get("/v1/articles?" + name + "=2023-11-10T09:00").status()).isEqualTo(400);
        }
    }

    @Test
    void severalArticlesAreAskedForById() {
        UUID one = shelf.put(Sample.of("Same.").in("one.txt"));
        UUID copy = shelf.put(Sample.of("Same. ").in("two.txt").receivedAt("2025-10-02T08:00:00Z"));
        shelf.link(copy, one);
        String both = "/v1/articles?id=" + one + "&id=" + copy;

        assertThat(get(both + "&id=" + UUID.randomUUID()).files()).hasSize(2);
        assertThat(get(both + "&duplicates=collapse").files()).containsExactly("one.txt");
        assertThat(get("/v1/articles?id=1").status()).isEqualTo(400);
    }

    /// Every page from the last one seen on, as a client that asks again does.
    private static List<String> walk(List<String> seen) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            var page = get("/v1/articles?sort=stored&limit=1&duplicates=include" + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            all.addAll(page.files());
            String next = page.json().get("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());
        return all.subList(Math.min(seen.size(), all.size()), all.size());
    }
}
