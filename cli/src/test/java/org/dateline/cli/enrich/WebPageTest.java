package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.formats.html.HtmlArticle;
import org.dateline.formats.html.HtmlReader;
import org.dateline.formats.html.HtmlResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebPageTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "a.html,true",
        "A.HTM,true",
        "a.xhtml,true",
        "a.txt,false",
        "html,false",
        "a.html.txt,false"
    })
    void itIsKnownByTheEndingOfItsName(String name, boolean page) {
        assertThat(WebPage.isNamed(name)).isEqualTo(page);
    }

    @Test
    void articleOfAPageHasWhatThePageDeclares() {
        ArticleReceived article =
                article("<meta name=date content=2025-06-10><h1>A bridge</h1>", null);

        assertThat(article.text()).isEqualTo("The council voted on Monday to build the bridge.");
        assertThat(article.source())
                .isEqualTo(
                        new Source(
                                "enrich",
                                0,
                                "a.html",
                                "text/html",
                                "UTF-8",
                                article.source().sha256()));
        assertThat(article.declared().title()).isEqualTo("A bridge");
        assertThat(article.declared().published())
                .isEqualTo(new Declared.Published("2025-06-10", "meta[date]"));
    }

    @Test
    void dateOfTheCommandIsForPagesThatHaveNone() {
        assertThat(article("", "2025-06-11").declared().published())
                .isEqualTo(new Declared.Published("2025-06-11", "published"));
        assertThat(
                        article("<meta name=date content=2025-06-10>", "2025-06-11")
                                .declared()
                                .published())
                .isEqualTo(new Declared.Published("2025-06-10", "meta[date]"));
        assertThat(article("", null).declared().published()).isNull();
    }

    private static ArticleReceived article(String head, @Nullable String published) {
        byte[] page =
                (head + "<p>The council voted on Monday to build the bridge.</p>").getBytes(UTF_8);
        if (HtmlReader.read(page, null, null) instanceof HtmlResult.Read(HtmlArticle read)) {
            ArticleReceived article = WebPage.article(read, "a.html", page, published, CLOCK);
            assertThat(article.source().sha256()).isEqualTo(Sha256.hex(page));
            return article;
        }
        throw new AssertionError("the page was refused");
    }
}
