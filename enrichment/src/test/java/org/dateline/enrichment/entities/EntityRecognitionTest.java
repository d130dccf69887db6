package org.dateline.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.dateline.events.Entity;
import org.dateline.events.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRecognitionTest {

    /// A second on warm code and a free core.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String STORY =
            """
            LIMA, Oct 2 (Reuters) - Governor Maria Delgado met Angela Merkel in Berlin on Monday.
            Delgado works for the World Health Organization, said Seoul's Kim Yong-nam.
            """;

    @Test
    void namesAreFoundAndSurnamesLinked() {
        assertThat(find(STORY))
                .extracting(Entity::id)
                .contains(
                        "location:lima",
                        "organization:reuters",
                        "person:maria-delgado",
                        "person:angela-merkel",
                        "location:berlin",
                        "organization:world-health-organization")
                .doesNotContain("person:delgado");
    }

    @Test
    void eventsSayWhichModelAndRulesFoundThem() {
        assertThat(EntityExtractor.english().version()).matches("dateline-entities-\\d+/\\d+");
    }

    /// What costs a multiple for each doubling would take minutes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ab",
                "Ab ",
                "Ab-",
                "<a",
                "A.",
                "a@B.",
                "'S ",
                "Ab\n",
                "É",
                "\uD83D\uDE00",
                "Ab, Cd and "
            })
    void timeGrowsWithTheTextAlone(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertTimeout(LONGEST, () -> find(text));
    }

    private static List<Entity> find(String text) {
        List<Segment> body = List.of(new Segment(0, text.length(), Segment.Role.BODY));
        return EntityExtractor.english()
                .extract(text, body, EntityExtractor.TOKEN_BUDGET)
                .entities();
    }
}
