package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts agree with the lists of the same filter.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class CountsIT {

    Shelf shelf;

    @BeforeEach
    void fillTheShelf() {
        shelf.empty();
        for (int i = 0; i < 12; i++) {
            Sample sample =
                    Sample.of("Ada Green saw ship number " + i + " in Port Lowell in May 2024.")
                            .in("ship" + i + ".txt")
                            .published(i % 4 == 0 ? null : "2024-0" + (1 + i % 3) + "-10")
                            .by(i % 2 == 0 ? "The Courier" : "THE COURIER")
                            .language(i % 3 == 0 ? "en-GB" : "en")
                            .person("Ada Green")
                            .date("May 2024", "2024-05", "2024-05-01", "2024-05-31");
            shelf.put(i < 5 ? sample.place("Port Lowell", "AU") : sample);
        }
        shelf.put(
                Sample.of("Schiffe im Hafen.")
                        .in("hafen.txt")
                        .language("de")
                        .organization("Hafen")
                        .published("2024"));
    }

    @Test
    void listSaysHowManyItHasOnEveryPage() {
        Answer first = get("/v1/articles?q=ship&limit=5");
        String cursor = encoded(first.json().get("next").asText());

        assertThat(first.json().get("total").asInt()).isEqualTo(12);
        assertThat(get("/v1/articles?q=ship&limit=5&cursor=" + cursor).json().get("total").asInt())
                .isEqualTo(12);
        assertThat(get("/v1/articles?q=nothing").json().get("total").asInt()).isZero();
        assertThat(get("/v1/articles/count?q=ship").json().get("total").asInt()).isEqualTo(12);
        assertThat(get("/v1/articles/count?limit=5").status()).isEqualTo(400);
    }

    @Test
    void longListSaysOnlyHowManyItHasAtLeast() {
        shelf.run(
                """
                insert into article (article_id, revision, received_at, claim, record,
                    enrichment_version, first_received_at, stored_at, cluster_id, language, search)
                select id, 'r', now(), id::text, 0, 1, now(), now(), id, 'fr', ''
                from (select gen_random_uuid() as id from generate_series(1, 1100)) as many
                """);

        assertThat(get("/v1/articles?language=fr&limit=1").json().at("/total/atLeast").asInt())
                .isEqualTo(1_000);
        assertThat(get("/v1/articles/count?language=fr").json().get("total").asInt())
                .isEqualTo(1_100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=ship",
                "language=en&publisher=the+courier",
                "undated=only",
                "entity=location:port-lowell",
                "from=2024-02&to=2024-02",
                "mediaType=text/plain&duplicates=include"
            })
    void everyFacetCountsWhatItsFilterFinds(String filter) {
        JsonNode facets = get("/v1/articles/facets?limit=100&" + filter).json();

        List<String> wrong = new ArrayList<>();
        facets.get("languages").forEach(one -> compare(filter, "language", one, wrong));
        facets.get("publishers").forEach(one -> compare(filter, "publisher", one, wrong));
        facets.get("mediaTypes").forEach(one -> compare(filter, "mediaType", one, wrong));
        for (String type : List.of("persons", "organizations", "locations")) {
            for (JsonNode one : facets.get(type)) {
                check(filter, "entity=" + encoded(one.get("id").asText()), one, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(facets.get("total").asInt()).isEqualTo(count(filter)).isPositive();
    }

    @Test
    void facetsAreTheMostFrequentFirst() {
        JsonNode facets = get("/v1/articles/facets").json();

        assertThat(facets.get("languages").findValuesAsText("value")).containsExactly("en", "de");
        assertThat(facets.get("publishers")).hasSize(1);
        assertThat(facets.at("/publishers/0/articles").asInt()).isEqualTo(12);
        assertThat(facets.get("months").findValuesAsText("value"))
                .containsExactly("2024-01", "2024-02", "2024-03");
        assertThat(facets.at("/persons/0/name").asText()).isEqualTo("Ada Green");
        assertThat(facets.at("/locations/0/country").asText()).isEqualTo("AU");
        assertThat(facets.at("/locations/0/articles").asInt()).isEqualTo(5);
        assertThat(get("/v1/articles/facets?limit=1").json().get("languages")).hasSize(1);
        assertThat(get("/v1/articles/facets?limit=0").status()).isEqualTo(400);
    }

    @Test
    void histogramCountsByMentionedDates() {
        JsonNode months = get("/v1/articles/histogram?date=mentioned&by=month").json();
        JsonNode days = get("/v1/articles/histogram?date=MENTIONED&by=Day").json();

        assertThat(months.get("buckets").toString())
                .isEqualTo("[{\"mentioned\":\"2024-05\",\"articles\":12}]");
        assertThat(months.get("undated").asInt()).isEqualTo(1);
        assertThat(days.get("buckets")).isEmpty();
        assertThat(days.get("lessPrecise").asInt()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"publishers, 2, THE COURIER, 12", "languages, 3, en, 8"})
    void namesAreTheMostFrequentFirst(String list, int pages, String first, int articles) {
        shelf.put(Sample.of("A").in("a.txt").by("Another"));

        List<String> names = new ArrayList<>();
        String path = "/v1/" + list + "?limit=1";
        String cursor = "";
        do {
            JsonNode page = get(path + cursor).json();
            names.addAll(page.get("names").findValuesAsText("name"));
            if (names.size() == 1) {
                assertThat(page.at("/names/0/articles").asInt()).isGreaterThanOrEqualTo(articles);
            }
            String next = page.get("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());

        assertThat(names).hasSize(pages).doesNotHaveDuplicates();
        assertThat(names.getFirst()).isEqualToIgnoringCase(first);
        assertThat(get("/v1/" + list + "?prefix=" + first.substring(0, 2)).json().get("names"))
                .isNotEmpty();
        assertThat(get("/v1/" + list + "?prefix=zz").json().get("names")).isEmpty();
    }

    private static void compare(String filter, String name, JsonNode one, List<String> wrong) {
        check(filter, name + "=" + encoded(one.get("value").asText()), one, wrong);
    }

    private static void check(String filter, String more, JsonNode one, List<String> wrong) {
        // a parameter that is given already is narrowed by the facet, not widened
        String name = more.substring(0, more.indexOf('='));
        String narrowed =
                name.equals("entity") ? filter : filter.replaceAll("(^|&)" + name + "=[^&]*", "");
        int expected = one.get("articles").asInt();
        if (count(narrowed + "&" + more) < expected) {
            wrong.add(more + " of " + filter + ": " + expected);
        }
        if (!filter.contains(name + "=") && count(filter + "&" + more) != expected) {
            wrong.add(more + " with " + filter + ": " + expected);
        }
    }

    private static int count(String filter) {
        return get("/v1/articles/count?" + filter).json().get("total").asInt();
    }
}
