package org.dateline.formats.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.html.HtmlArticle.Block;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {

    @Test
    void textOfANewsPageIsItsArticleAndNothingAround() {
        assertThat(Pages.article(Pages.news()).text())
                .isEqualTo(
                        """
                        Nach zehn Jahren Streit soll die Brücke über den Hafen nun doch gebaut werden, und zwar bald.

                        Der Rat hat am Montagabend mit knapper Mehrheit für den Neubau gestimmt. Die Kosten sollen bei vierzig Millionen Euro liegen, sagte die Bürgermeisterin nach der Sitzung.

                        Die Arbeiten beginnen im Herbst, „wenn nichts mehr dazwischenkommt“, wie es aus dem Rathaus heißt. Der Verkehr wird umgeleitet.

                        Was gebaut wird

                        - zwei Spuren für Autos
                        - ein Weg für Räder

                        Jahr | Kosten
                        2025 | 10 Mio.

                        Gegner des Baus wollen klagen. Sie halten die Brücke für zu teuer, und für zu laut, wie ihr Sprecher am Abend sagte.""");
    }

    @Test
    void whatANewsPageDeclaresIsRead() {
        HtmlArticle article = Pages.article(Pages.news());

        assertThat(article.title()).isEqualTo("Stadtrat beschließt neue Brücke");
        assertThat(article.authors()).containsExactly("Wiebke Harms", "Jan Petersen");
        assertThat(article.publisher()).isEqualTo("Küstenbote Verlag");
        assertThat(article.language()).isEqualTo("de-DE");
        assertThat(article.url()).isEqualTo(Pages.ADDRESS);
        assertThat(article.description()).isEqualTo("Nach zehn Jahren Streit soll gebaut werden.");
        assertThat(article.tags()).containsExactly("Verkehr", "Hafen");
        assertThat(article.section()).isEqualTo("Lokales");
        assertThat(article.captions()).containsExactly("Blick auf den Hafen. Foto: Archiv");
        assertThat(article.charset()).isEqualTo("UTF-8");
        assertThat(article.preview()).isFalse();
        assertThat(article.live()).isFalse();
    }

    @Test
    void everyDeclaredDateIsListedWithItsPlace() {
        HtmlArticle article = Pages.article(Pages.news());

        assertThat(article.published())
                .isEqualTo(
                        new Declared.Date(
                                "2024-03-18T17:42:00+01:00",
                                Declared.Date.Kind.PUBLISHED,
                                "json-ld[newsarticle].datePublished"));
        assertThat(article.dates())
                .contains(
                        new Declared.Date("2024-03-18", Declared.Date.Kind.PUBLISHED, "url"),
                        new Declared.Date(
                                "2024-03-18T17:42:00+01:00", Declared.Date.Kind.PUBLISHED, "time"),
                        new Declared.Date(
                                "2024-03-19T08:10:00+01:00",
                                Declared.Date.Kind.MODIFIED,
                                "json-ld[newsarticle].dateModified"));
    }

    @Test
    void blocksSayWhatThePartsOfTheTextAre() {
        HtmlArticle article = Pages.article(Pages.news());

        assertThat(article.blocks())
                .extracting(Block::kind)
                .containsExactly(
                        Block.Kind.PARAGRAPH,
                        Block.Kind.PARAGRAPH,
                        Block.Kind.PARAGRAPH,
                        Block.Kind.HEADING,
                        Block.Kind.LIST_ITEM,
                        Block.Kind.LIST_ITEM,
                        Block.Kind.TABLE_ROW,
                        Block.Kind.TABLE_ROW,
                        Block.Kind.PARAGRAPH);
        Block heading = article.blocks().get(3);
        assertThat(article.text().substring(heading.start(), heading.end()))
                .isEqualTo("Was gebaut wird");
    }

    @Test
    void anArticleCutIntoSectionsIsReadWhole() {
        String section = "<section class=article-text>" + Pages.PROSE + "</section>";

        HtmlArticle article =
                Pages.article(
                        "<body><div>" + section + "<div class=ad>x</div>" + section + "</div>");

        assertThat(article.text().split("The council voted", -1)).hasSize(3);
    }

    @Test
    void commentsThatAreLongerThanTheArticleAreLeftOut() {
        String comment =
                "<div class=comment><p>I think that this is far too expensive, and that nobody has"
                        + " done the sums before it was decided, as so often in this town.</p></div>";

        HtmlArticle article =
                Pages.article(
                        "<body><div class=entry-content>"
                                + Pages.PROSE
                                + "</div><div id=comments>"
                                + comment.repeat(10)
                                + "</div>");

        assertThat(article.text())
                .contains("The council voted")
                .doesNotContain("expensive, and that");
    }

    @Test
    void pageThatHidesItsTextInJsonLdIsReadFromThere() {
        HtmlArticle article =
                Pages.article(
                        """
                        <script type="application/ld+json">{"@type": "NewsArticle", "articleBody":
                        "The council voted to build the bridge.\\n\\nWork is to begin in autumn &amp; to end in winter."}</script>
                        <body><p>Please turn JavaScript on.</p></body>""");

        assertThat(article.text())
                .isEqualTo(
                        "The council voted to build the bridge.\n\n"
                                + "Work is to begin in autumn & to end in winter.");
    }

    @Test
    void articleBodyOfJsonLdDoesNotReplaceALongerText() {
        HtmlArticle article =
                Pages.withHead(
                        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\","
                                + " \"articleBody\": \"Only the beginning of it.\"}</script>");

        assertThat(article.text()).startsWith("The council voted").doesNotContain("Only the");
    }

    @Test
    void liveBlogIsReadPostByPost() {
        HtmlArticle article =
                Pages.article(
                        """
                        <script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live: the vote",
                        "liveBlogUpdate": [
                          {"@type": "BlogPosting", "headline": "It is over", "articleBody": "The council has voted. The bridge will be built, by 23 votes to 22, says the mayor."},
                          {"@type": "BlogPosting", "headline": "It begins", "articleBody": "The councillors take their seats. There is a crowd in front of the town hall."}]}</script>
                        <body><div id=app></div></body>""");

        assertThat(article.live()).isTrue();
        assertThat(article.text())
                .startsWith("It is over\n\nThe council has voted.")
                .contains("It begins\n\nThe councillors take");
    }

    @Test
    void previewOfAPaidArticleIsMarked() {
        HtmlArticle article =
                Pages.withHead(
                        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\","
                                + " \"isAccessibleForFree\": \"False\"}</script>");

        assertThat(article.preview()).isTrue();
    }

    @Test
    void acceleratedMobilePageIsReadLikeAnyOther() {
        HtmlArticle article =
                Pages.article(
                        "<!doctype html><html ⚡ lang=en><head><link rel=canonical"
                                + " href='https://paper.example/bridge'></head><body><amp-sidebar>"
                                + "<p>Menu of the site, with many words and sentences in it, for"
                                + " whoever likes to read menus.</p></amp-sidebar><article><h1>A"
                                + " bridge</h1>"
                                + Pages.PROSE
                                + "<amp-ad>Buy this, and buy it now</amp-ad></article></body>");

        assertThat(article.url()).isEqualTo("https://paper.example/bridge");
        assertThat(article.text()).startsWith("The council").endsWith("twice an hour.");
    }

    @Test
    void ligaturesSoftHyphensAndOpenFormsBecomePlainLetters() {
        HtmlArticle article =
                Pages.article(
                        "<p>The o\uFB03ce of the cafe\u0301 is well&shy;known&nbsp;here.</p>");

        assertThat(article.text()).isEqualTo("The office of the caf\u00E9 is wellknown here.");
    }

    @Test
    void oldPageInItsDeclaredCharsetIsDecoded() {
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] page =
                ("<html><head><meta http-equiv=Content-Type content='text/html;"
                                + " charset=windows-1251'></head><body><p>Совет решил построить"
                                + " мост, сообщила мэр города.</p></body></html>")
                        .getBytes(cyrillic);

        HtmlArticle article = Pages.article(page);

        assertThat(article.text()).isEqualTo("Совет решил построить мост, сообщила мэр города.");
        assertThat(article.charset()).isEqualTo("windows-1251");
    }

    @Test
    void pageWithoutTextIsRefusedWithTheReason() {
        assertThat(HtmlReader.read("<html><body></body></html>".getBytes(UTF_8), null, null))
                .isEqualTo(new HtmlResult.Refused(ReasonCode.EMPTY, "the page holds no text"));
        assertThat(HtmlReader.read(new byte[0], null, null))
                .isEqualTo(new HtmlResult.Refused(ReasonCode.EMPTY, "the page has no bytes"));
    }

    @Test
    void textBeyondWhatAnArticleMayHaveIsRefused() {
        String page = "<p>" + "A sentence of this text. ".repeat(50_000) + "</p>";

        assertThat(HtmlReader.read(page.getBytes(UTF_8), null, null))
                .isInstanceOfSatisfying(
                        HtmlResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.TOO_LARGE));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] bytes = new byte[5000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 % 7);
        }

        assertThat(HtmlReader.read(bytes, null, null))
                .isInstanceOfSatisfying(
                        HtmlResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.BINARY));
    }
}
