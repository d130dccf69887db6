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
    void headingThatLeadsToTheHomePageOrIsHiddenIsNotTheTitle() {
        for (String heading :
                java.util.List.of(
                        "<h1><a href='https://kuestenbote.example/'>Letters of the coast</a></h1>",
                        "<h1><span><a href=/>Letters of the coast</a></span></h1>",
                        "<h1 aria-hidden=true>Navigation and services</h1>")) {
            HtmlArticle article =
                    Pages.article(
                            "<title>Letters of the coast &raquo; A bridge is built</title><body>"
                                    + heading
                                    + "<h2><a href=/2024/bridge>A bridge is built</a></h2>"
                                    + Pages.PROSE);

            assertThat(article.title()).isEqualTo("A bridge is built");
        }
    }

    @Test
    void titleThatLeadsHomeIsThatOfTheHomePage() {
        byte[] page =
                ("<body><h1><a href=/>A bridge is built</a></h1>" + Pages.PROSE)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(Pages.article(page, "https://bridge.example/").title())
                .isEqualTo("A bridge is built");
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
