package org.dateline.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAuthorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Ann Smith",
                "Von Ann Smith, 12.03.2024",
                "Par Ann Smith - publié le 12 mars",
                "Por Ann Smith",
                "di Ann Smith",
                "Автор: Ann Smith",
                "Datum: 19.11.2021 Autor: Ann Smith Quelle: Agentur",
                "Written by Ann Smith on March 3, 2024",
                "Ann Smith | Politics reporter"
            })
    void nameIsTakenOutOfAByline(String byline) {
        assertThat(PageAuthors.clean(List.of(byline))).containsExactly("Ann Smith");
    }

    @Test
    void severalAuthorsOfOneBylineAreSeveral() {
        assertThat(PageAuthors.clean(List.of("By Ann Smith, Bob Jones and Carol White")))
                .containsExactly("Ann Smith", "Bob Jones", "Carol White");
    }

    @Test
    void addressesAndLabelsAreNoNames() {
        assertThat(
                        PageAuthors.clean(
                                List.of(
                                        "https://paper.example/ann",
                                        "Author",
                                        "5 min read",
                                        "admin")))
                .isEmpty();
    }

    @Test
    void personInTheBylineComesBeforeThePaperInTheMeta() {
        HtmlArticle article =
                Pages.article(
                        "<head><meta property=og:site_name content='The Paper'><meta name=author"
                                + " content='The Paper'></head><body><article><h1>A bridge is"
                                + " built</h1><p class=byline>By Ann Smith</p>"
                                + Pages.PROSE
                                + "</article></body>");

        assertThat(article.authors()).containsExactly("Ann Smith");
    }

    @Test
    void microdataAndLinksToAuthorsAreRead() {
        assertThat(Pages.withBody("<a rel=author href=/ann>Ann Smith</a>").authors())
                .containsExactly("Ann Smith");
        assertThat(
                        Pages.withBody(
                                        "<span itemprop=author>by <span itemprop=name>Ann Smith</span></span>")
                                .authors())
                .containsExactly("Ann Smith");
    }

    @Test
    void bylineWithoutAnyMarkupIsFoundNearTheTitle() {
        assertThat(Pages.withBody("<div>Von Ann Smith</div>").authors())
                .containsExactly("Ann Smith");
    }
}
