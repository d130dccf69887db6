package org.dateline.formats.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.dateline.events.Declared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-18T17:42:00+01:00 | 2024-03-18T17:42:00+01:00",
                "2024-03-18T17:42:00.123Z | 2024-03-18T17:42:00Z",
                "2024-03-18 17:42 | 2024-03-18T17:42:00",
                "2024-03-18T17:42:00+0100 | 2024-03-18T17:42:00+01:00",
                "20240318 | 2024-03-18",
                "20240318T174200Z | 2024-03-18T17:42:00Z",
                "1710780120 | 2024-03-18T16:42:00Z",
                "1710780120000 | 2024-03-18T16:42:00Z",
                "Mon, 18 Mar 2024 17:42:00 GMT | 2024-03-18T17:42:00Z",
                "Mon, 18 Mar 2024 17:42:00 +0100 | 2024-03-18T17:42:00+01:00",
                "March 18, 2024 | 2024-03-18",
                "Mar. 18, 2024 5:42 pm | 2024-03-18",
                "18th of March 2024 | 2024-03-18",
                "18. März 2024, 17:42 Uhr | 2024-03-18",
                "18.03.2024 | 2024-03-18",
                "18.3.24 | 2024-03-18",
                "Stand: 18.03.2024 17:42 | 2024-03-18",
                "1. Jänner 2024 | 2024-01-01",
                "Publié le 18 février 2024 à 17h42 | 2024-02-18",
                "1er août 2024 | 2024-08-01",
                "18 de marzo de 2024 | 2024-03-18",
                "18 de septiembre del 2024 | 2024-09-18",
                "18 marzo 2024 | 2024-03-18",
                "lunedì 18 gennaio 2024 | 2024-01-18",
                "18 de março de 2024 | 2024-03-18",
                "18 марта 2024, 17:42 | 2024-03-18",
                "18 мая 2024 г. | 2024-05-18",
                "2024年3月18日 | 2024-03-18"
            })
    void dateIsReadInItsLanguage(String written, String value) {
        assertThat(DateText.parse(written, false)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "3/4/2024,true,2024-03-04",
        "3/4/2024,false,2024-04-03",
        "3/18/2024,false,2024-03-18"
    })
    void orderOfDayAndMonthIsThatOfTheCountry(String written, boolean american, String value) {
        assertThat(DateText.parse(written, american)).contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17:42",
                "32. März 2024",
                "2024-13-01",
                "Version 1.2.3",
                "+49 30 1234567",
                "1234"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(DateText.parse(written, false)).isEmpty();
    }

    @Test
    void metaOfPublicationComesBeforeThatOfChange() {
        HtmlArticle article =
                Pages.withHead(
                        "<meta property='article:modified_time' content='2024-03-20T08:00:00Z'>"
                                + "<meta property='article:published_time'"
                                + " content='2024-03-19T08:00:00+01:00'>");

        assertThat(article.published())
                .isEqualTo(
                        new Declared.Date(
                                "2024-03-19T08:00:00+01:00",
                                Declared.Date.Kind.PUBLISHED,
                                "meta[article:published_time]"));
        assertThat(article.dates())
                .contains(
                        new Declared.Date(
                                "2024-03-20T08:00:00Z",
                                Declared.Date.Kind.MODIFIED,
                                "meta[article:modified_time]"));
    }

    @ParameterizedTest
    @CsvSource({
        "dc.date.issued",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "DCTERMS.created",
        "pubdate",
        "date"
    })
    void datesUnderCommonNamesOfMetaAreRead(String name) {
        byte[] page =
                ("<html><head><meta name='"
                                + name
                                + "' content='2021-05-06'></head><body>"
                                + Pages.PROSE
                                + "</body>")
                        .getBytes(UTF_8);

        assertThat(Pages.article(page, "https://paper.example/a").published())
                .isEqualTo(
                        new Declared.Date(
                                "2021-05-06",
                                Declared.Date.Kind.PUBLISHED,
                                "meta[" + name.toLowerCase(java.util.Locale.ROOT) + "]"));
    }

    @Test
    void dateOfARelatedArticleIsNotTheArticles() {
        byte[] page =
                ("<body><article><h1>A bridge is built</h1><p>By Ann Smith | 6 May 2021</p>"
                                + Pages.PROSE
                                + "</article><div class=related><div class=date>7 June 2022</div>"
                                + "<h3><a href=/x>Another article</a></h3></div></body>")
                        .getBytes(UTF_8);

        HtmlArticle article = Pages.article(page, "https://paper.example/a");

        assertThat(article.published()).isNotNull();
        assertThat(article.dates()).extracting(Declared.Date::value).containsExactly("2021-05-06");
    }

    @Test
    void dayThatReadersAreShownIsTakenWhereATimeInUtcIsOnAnother() {
        byte[] page =
                ("<head><meta property='article:published_time' content='2021-05-06T22:30:00Z'></head>"
                                + "<body><article><h1>A bridge</h1><time>7. Mai 2021</time>"
                                + Pages.PROSE
                                + "</article></body>")
                        .getBytes(UTF_8);

        assertThat(Pages.article(page, "https://paper.example/a").published())
                .isEqualTo(new Declared.Date("2021-05-07", Declared.Date.Kind.PUBLISHED, "time"));
    }

    @ParameterizedTest
    @CsvSource({
        // of another version
        "article:published_time, 2021-05-20T09:00:00+02:00, <time>6 May 2021</time>, 2021-05-06",
        // next to it: made later in the day of another zone
        "article:published_time, 2021-05-07T01:00:00+02:00, <time>6 May 2021</time>, 2021-05-07",
        // that of the change
        "article:published_time, 2021-04-01T01:00:00+02:00, <time>Updated 6 May 2021</time>, 2021-04-01",
        "date, 2021-05-20, <time>6 May 2021</time>, 2021-05-06",
        "date, 2021-05-20, <p class=date>Written: 2021-05-06 15:00</p>, 2021-05-06"
    })
    void dayByTheTitleCountsWhereThePagesDataNameAnotherVersion(
            String meta, String value, String shown, String day) {
        HtmlArticle article =
                Pages.article(
                        "<meta property='%s' content='%s'><body><h1>A bridge</h1>%s%s"
                                .formatted(meta, value, shown, Pages.PROSE));

        assertThat(article.published().value()).startsWith(day);
    }

    @Test
    void dayByTheTitleThatIsThatOfAChangeIsNotTaken() {
        HtmlArticle article =
                Pages.article(
                        "<meta property=article:published_time content='2021-04-01'>"
                                + "<meta property=article:modified_time content='2021-05-06'>"
                                + "<body><h1>A bridge</h1><time>6 May 2021</time>"
                                + Pages.PROSE);

        assertThat(article.published().value()).isEqualTo("2021-04-01");
    }

    @Test
    void dateWithALabelComesBeforeOneWithout() {
        byte[] page =
                ("<body><h1>A bridge</h1><p>Before 4 May 2021</p><ul><li><span>Datum:</span>"
                                + " <b>6. Mai 2021</b></li></ul>"
                                + Pages.PROSE)
                        .getBytes(UTF_8);

        assertThat(Pages.article(page, "https://paper.example/a").published().value())
                .isEqualTo("2021-05-06");
    }

    @Test
    void brokenJsonLdStillGivesItsDate() {
        HtmlArticle article =
                Pages.withHead(
                        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\","
                                + " \"headline\": \"A \"quoted\" title\", \"datePublished\":"
                                + " \"2021-05-06\", \"author\": {\"@type\": \"Person\", \"name\":"
                                + " \"Ann Smith\"}}</script>");

        assertThat(article.published())
                .isEqualTo(
                        new Declared.Date(
                                "2021-05-06",
                                Declared.Date.Kind.PUBLISHED,
                                "json-ld[article].datePublished"));
        assertThat(article.authors()).containsExactly("Ann Smith");
    }

    @ParameterizedTest
    @CsvSource({
        "de, 2022-11-06T23:00:00Z, 2022-11-07T00:00:00+01:00",
        "it-IT, 2022-06-06T22:00:00Z, 2022-06-07T00:00:00+02:00",
        "de, 2022-11-06T22:00:00Z, 2022-11-06T22:00:00Z",
        "de, 2022-11-06T23:10:00Z, 2022-11-06T23:10:00Z",
        "en, 2022-11-06T23:00:00Z, 2022-11-06T23:00:00Z"
    })
    void midnightOfThePagesCountryIsItsDay(String language, String written, String published) {
        HtmlArticle article =
                Pages.article(
                        "<html lang="
                                + language
                                + "><meta property=article:published_time content="
                                + written
                                + "><body>"
                                + Pages.PROSE);

        assertThat(article.published().value()).isEqualTo(published);
    }

    @Test
    void microdataAndRdfaAreRead() {
        assertThat(
                        Pages.withBody(
                                        "<span itemprop='datePublished' content='2021-05-06'>then</span>")
                                .dates())
                .contains(
                        new Declared.Date(
                                "2021-05-06", Declared.Date.Kind.PUBLISHED, "span[datePublished]"));
        assertThat(
                        Pages.withBody(
                                        "<span property='schema:datePublished' content='2021-05-06'>then</span>")
                                .dates())
                .contains(
                        new Declared.Date(
                                "2021-05-06", Declared.Date.Kind.PUBLISHED, "span[datePublished]"));
    }
}
