package org.dateline.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTitleTest {

    @Test
    void nameOfTheSiteIsNoPartOfTheTitle() {
        assertThat(Pages.withHead("<title>A bridge is built | The Paper</title>").title())
                .isEqualTo("A bridge is built");
        assertThat(
                        Pages.withHead(
                                        "<meta property=og:site_name content='The Very Long Name of a"
                                                + " Paper'><title>The Very Long Name of a Paper - A"
                                                + " bridge is built</title>")
                                .title())
                .isEqualTo("A bridge is built");
    }

    @Test
    void headingThatIsTheSitesNameIsNotTheTitle() {
        HtmlArticle article =
                Pages.article(
                        "<title>A bridge is built - The Paper</title><body><h1>The Paper</h1>"
                                + "<h2>A bridge is built</h2>"
                                + Pages.PROSE);

        assertThat(article.title()).isEqualTo("A bridge is built");
    }

    @Test
    void elementOfTheHeadingThatIsCalledAKickerIsLeftOutWhateverThePageIsCalled() {
        HtmlArticle article =
                Pages.article(
                        "<title>Traffic: A bridge is built - The Paper</title><body><h1>"
                                + "<span class=article__kicker>Traffic</span>: <b>A bridge is built</b></h1>"
                                + Pages.PROSE);

        assertThat(article.title()).isEqualTo("A bridge is built");
    }

    @Test
    void whatStandsAboveTheTitleInItsHeadingIsLeftOut() {
        HtmlArticle article =
                Pages.article(
                        "<title>A bridge is built - The Paper</title><body><h1><span>Traffic</span>"
                                + " A bridge is built</h1>"
                                + Pages.PROSE);

        assertThat(article.title()).isEqualTo("A bridge is built");
    }
}
