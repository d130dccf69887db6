package org.dateline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.dateline.events.Entity.Type;
import org.junit.jupiter.api.Test;

class DevelopmentTest {

    @Test
    void marksAreReadAsNamesOfTheTextWithoutThem() throws IOException {
        Development development =
                Development.parse(
                        new BufferedReader(
                                new StringReader(
                                        "# a comment\n[P:Ann Lee] of [O:Acme] [sic]\nin [L:Rome].\n\nNone.\n")));

        assertThat(development.documents()).hasSize(2);
        Development.Document first = development.documents().getFirst();
        assertThat(first.text()).isEqualTo("Ann Lee of Acme [sic]\nin Rome.\n");
        assertThat(first.names())
                .containsExactlyInAnyOrder(
                        new Development.Name(0, 7, Type.PERSON),
                        new Development.Name(11, 15, Type.ORGANIZATION),
                        new Development.Name(25, 29, Type.LOCATION));
        assertThat(development.documents().getLast().names()).isEmpty();
    }

    @Test
    void theTextsOfThisModuleAreThreeHundredSentencesAndTheirMarksAreClosed() {
        List<Development.Document> documents = Development.read().documents();

        assertThat(documents.stream().mapToLong(d -> d.text().lines().count()).sum())
                .isGreaterThanOrEqualTo(300);
        assertThat(documents)
                .allSatisfy(
                        document -> {
                            assertThat(document.text()).doesNotContain("[P:", "[O:", "[L:");
                            assertThat(document.names())
                                    .allSatisfy(
                                            name ->
                                                    assertThat(
                                                                    document.text()
                                                                            .substring(
                                                                                    name.start(),
                                                                                    name.end()))
                                                            .isNotBlank());
                        });
    }

    @Test
    void aScoreIsTheShareOfWhatIsRight() {
        Development.Score score = new Development.Score(10, 8, 6);

        assertThat(score).hasToString("F1 66.7 (precision 75.0, recall 60.0)");
    }
}
