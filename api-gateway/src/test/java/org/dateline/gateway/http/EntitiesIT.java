package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class EntitiesIT {

    Shelf shelf;

    @BeforeEach
    void fillTheShelf() {
        shelf.empty();
        shelf.put(
                Sample.of(
                                "Vera Putina sailed to Łódź in May 2024. Putina was tired.\n\n"
                                        + "Nobody else was there on 3 June 2023.")
                        .in("sail.txt")
                        .titled("A trip")
                        .person("Vera Putina", "Vera Putina", "Putina")
                        .place("Łódź", "PL")
                        .date("May 2024", "2024-05", "2024-05-01", "2024-05-31")
                        .date("3 June 2023", "2023-06-03", "2023-06-03", "2023-06-03"));
        shelf.put(
                Sample.of("Putina met José Muñoz-Gómez in 2020, and Ola Putin.")
                        .in("meet.txt")
                        .person("Vera Putina", "Putina")
                        .person("José Muñoz-Gómez")
                        .person("Ola Putin")
                        .date("2020", "2020", "2020-01-01", "2020-12-31"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=putina | Vera Putina",
                "name=PUTIN | Vera Putina, Ola Putin",
                "name=putina+vera | Vera Putina",
                "name=vera+ola | ''",
                "name=munoz | José Muñoz-Gómez",
                "name=MU%C3%91OZ | José Muñoz-Gómez",
                "name=gomez+jose | José Muñoz-Gómez",
                "name=lódz | ''",
                "name=%C5%82%C3%B3d | Łódź",
                "name=utin | ''",
                "name=put&type=location | ''",
                "name=%27%3A*%26%21 | ''",
                "prefix=ol | Ola Putin",
                "sort=name&type=person | José Muñoz-Gómez, Ola Putin, Vera Putina",
                "type=PERSON | Vera Putina, José Muñoz-Gómez, Ola Putin",
            })
    void entitiesAreFoundByAnyWordTheMostMentionedFirst(String query, String names) {
        JsonNode page = get("/v1/entities?" + query).json();

        assertThat(page.get("entities").findValuesAsText("name"))
                .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(", ")));
    }

    @ParameterizedTest
    @CsvSource({"sort=name", "sort=-articles", "type=person"})
    void pagesFollowOneAnother(String query) {
        List<String> whole = names("/v1/entities?" + query);
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            String path = "/v1/entities?limit=1&" + query + cursor;
            paged.addAll(names(path));
            String next = get(path).json().get("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(2);
    }

    @Test
    void entityIsToldWithItsSpellingsAndCompany() {
        JsonNode entity = get("/v1/entities/person:vera-putina").json();

        assertThat(entity.get("articles").asInt()).isEqualTo(2);
        assertThat(entity.get("variants").findValuesAsText("text"))
                .containsExactlyInAnyOrder("Vera Putina", "Putina");
        assertThat(entity.get("together").findValuesAsText("name"))
                .containsExactlyInAnyOrder("Łódź", "José Muñoz-Gómez", "Ola Putin");
    }

    @Test
    void articlesAreFoundByANameOfWhichTheIdIsNotKnown() {
        assertThat(get("/v1/articles?name=putin").files())
                .containsExactlyInAnyOrder("sail.txt", "meet.txt");
        assertThat(get("/v1/articles?name=ola+putin").files()).containsExactly("meet.txt");
        assertThat(get("/v1/articles?name=nobody").files()).isEmpty();
        assertThat(get("/v1/articles/count?name=munoz").json().get("total").asInt()).isEqualTo(1);
        assertThat(get("/?name=putin").body())
                .contains("choose one", "Vera Putina", "Ola Putin", "A trip");
        assertThat(get("/?name=nobody").body())
                .contains("is known by “nobody”", "No article matches")
                .doesNotContain("A trip");
    }

    @Test
    void timelineTellsWhatIsSaidToHaveHappenedWhen() {
        JsonNode points = get("/v1/timeline").json().get("points");

        assertThat(points.findValuesAsText("first"))
                .containsExactly("2020-01-01", "2023-06-03", "2024-05-01");
        JsonNode last = points.get(2);
        assertThat(last.get("last").asText()).isEqualTo("2024-05-31");
        assertThat(last.at("/sentence/text").asText())
                .isEqualTo("Vera Putina sailed to Łódź in May 2024.");
        assertThat(last.at("/date/rule").asText()).isEqualTo("sample");
        assertThat(last.at("/article/language").asText()).isEqualTo("en");
        assertThat(last.at("/anchorText").isNull()).isTrue();
        assertThat(last.at("/article/title").asText()).isEqualTo("A trip");
    }

    @Test
    void timelineOfEntitiesAndDaysIsThatOfTheFilter() {
        String both = "/v1/timeline?entity=person:vera-putina&entity=person:ola-putin";
        assertThat(get(both).json().get("points")).hasSize(1);
        assertThat(get("/v1/timeline?mentions=2023").json().get("points")).hasSize(1);
        assertThat(get("/v1/timeline?mentions=2023-07").json().get("points")).isEmpty();

        JsonNode first = get("/v1/timeline?limit=1").json();
        JsonNode rest = get("/v1/timeline?cursor=" + encoded(first.get("next").asText())).json();
        assertThat(rest.get("points").findValuesAsText("first"))
                .containsExactly("2023-06-03", "2024-05-01");
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(get("/v1/timeline?sort=name").status()).isEqualTo(400);
    }

    private static List<String> names(String path) {
        return get(path).json().get("entities").findValuesAsText("name");
    }
}
