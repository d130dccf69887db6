package org.dateline.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.dateline.gateway.filter.Copies;
import org.dateline.gateway.filter.Languages;
import org.dateline.gateway.filter.Publication;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.query.Position.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleQueryTest {

    private static final Cursors CURSORS = new Cursors("secret");

    @Test
    void nothingAskedIsTheLatestTwentyWithTheUndatedLast() {
        ArticleQuery query = read("");

        assertThat(query.limit()).isEqualTo(20);
        assertThat(query.sort()).isEqualTo(Sort.LATEST_PUBLISHED);
        assertThat(query.filter().copies().shown()).isEqualTo(Copies.Shown.COLLAPSE);
        assertThat(query.sections()).containsExactly(Section.DATED, Section.UNDATED);
    }

    @Test
    void ofWordsTheBestMatchesComeFirst() {
        assertThat(read("q=kim").sort()).isEqualTo(Sort.RELEVANCE);
        assertThat(read("q=kim").sections())
                .containsExactly(Section.RANKED, Section.DATED, Section.UNDATED);
        assertThat(read("q=kim&sort=-published").sort()).isEqualTo(Sort.LATEST_PUBLISHED);
        assertThatThrownBy(() -> read("sort=relevance"))
                .isInstanceOf(BadParametersException.class)
                .hasMessageStartingWith("sort");
    }

    @Test
    void publicationRangeLeavesTheUndatedOut() {
        ArticleQuery query = read("from=2023-11&to=2024");

        Publication published = query.filter().find(Publication.class).orElseThrow();
        assertThat(published.from().orElseThrow().days().first()).isEqualTo("2023-11-01");
        assertThat(published.to().orElseThrow().days().last()).isEqualTo("2024-12-31");
        assertThat(query.sections()).containsExactly(Section.DATED);
        assertThat(read("from=2023&undated=INCLUDE").sections()).hasSize(2);
    }

    @Test
    void cursorContinuesInItsSectionAndOnlyItsQuery() {
        Position undated = new Position(Section.UNDATED, 7, new UUID(1, 2));
        String cursor = read("q=kim&limit=5").cursorAfter(undated, CURSORS);

        ArticleQuery next = read("limit=9&q=kim&cursor=" + cursor);

        assertThat(next.after()).hasValue(undated);
        assertThat(next.sections()).containsExactly(Section.UNDATED);
        assertThatThrownBy(() -> read("q=putin&cursor=" + cursor))
                .isInstanceOf(BadParametersException.class)
                .hasMessageStartingWith("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity", "language", "publisher", "file", "mediaType"})
    void orderOfValuesMakesNoOtherQuery(String name) {
        Position last = new Position(Section.DATED, 7, new UUID(1, 2));
        String cursor = read(name + "=de&" + name + "=fr").cursorAfter(last, CURSORS);

        assertThat(read(name + "=fr&" + name + "=de&cursor=" + cursor).after()).hasValue(last);
        assertThatThrownBy(() -> read(name + "=fr&cursor=" + cursor))
                .isInstanceOf(BadParametersException.class);
    }

    @Test
    void languageIsWrittenAsItShouldBe() {
        assertThat(read("language=PT-br").filter().find(Languages.class))
                .hasValue(new Languages(List.of("pt-BR")));
    }

    private static ArticleQuery read(String query) {
        return ArticleQuery.read(Parameters.of(query, ArticleQuery.PARAMETERS), CURSORS);
    }
}
