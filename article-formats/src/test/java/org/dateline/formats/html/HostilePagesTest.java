package org.dateline.formats.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dateline.events.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that were made to break their reader. That these tests end is what they check first:
/// with quadratic time they would not.
class HostilePagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<a href=x>",
                "<table><tr><td>",
                "<ul><li>",
                "<div class=teaser><time>",
                "<svg><foreignObject><p>",
                "<select><option>",
                "<template>",
                "<font><p>x",
                "<b><p>x</b>",
                "<form><table>",
                "<script><!--<script>",
                "</div></p></b></table>",
                "<!-- ",
                "&a",
                "<",
                "<figure><figcaption>"
            })
    void elementsNestedAHundredThousandDeepAreRead(String tag) {
        HtmlResult result =
                HtmlReader.read((Pages.PROSE + tag.repeat(100_000)).getBytes(UTF_8), null, null);

        assertThat(result).isNotNull();
    }

    @Test
    void hundredThousandAttributesAreRead() {
        assertThat(Pages.article(Pages.PROSE + withAttributes(100_000)).text())
                .startsWith("The council");
    }

    @Test
    void millionAttributesAreMoreThanAPageHas() {
        assertThat(HtmlReader.read(withAttributes(1_000_000).getBytes(UTF_8), null, null))
                .isInstanceOfSatisfying(
                        HtmlResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.TOO_LARGE));
    }

    private static String withAttributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + "=v")
                .collect(Collectors.joining(" ", "<div ", ">x</div>"));
    }

    @Test
    void pageOfTwentyMegabytesOfEmbeddedImagesIsRead() {
        String page =
                Pages.PROSE + "<img src='data:image/png;base64," + "A".repeat(20 << 20) + "'>";

        assertThat(Pages.article(page).text()).startsWith("The council").endsWith("an hour.");
    }

    @Test
    void millionsOfEntitiesAreResolved() {
        assertThat(
                        HtmlReader.read(
                                ("<p>" + "&amp;".repeat(3_000_000) + "</p>").getBytes(UTF_8),
                                null,
                                null))
                .isInstanceOf(HtmlResult.Refused.class);
    }

    @Test
    void hugeStructuredDataIsRead() {
        String object = "{\"@type\": \"Article\", \"@id\": \"#x\", \"author\": {\"@id\": \"#x\"}},";

        HtmlArticle article =
                Pages.withHead(
                        "<script type='application/ld+json'>["
                                + object.repeat(100_000)
                                + "{}]</script><script type='application/ld+json'>"
                                + "[".repeat(100_000)
                                + "</script>");

        assertThat(article.text()).startsWith("The council");
    }

    @Test
    void lettersWithAHundredThousandMarksAreRead() {
        HtmlArticle article =
                Pages.article("<p>e" + "\u0301\u0323".repeat(50_000) + " is odd.</p>");

        assertThat(article.text()).endsWith(" is odd.");
    }

    @Property(tries = 300)
    void anyBytesGiveAnArticleOrAReason(@ForAll @Size(max = 2000) byte[] bytes) {
        assertThat(HtmlReader.read(bytes, null, null)).isNotNull();
    }

    @Property(tries = 300)
    void anyTagsInAnyOrderGiveAnArticleOrAReason(@ForAll("tagSoup") String page) {
        HtmlResult result = HtmlReader.read(page.getBytes(UTF_8), null, Pages.ADDRESS);

        if (result instanceof HtmlResult.Read(HtmlArticle article)) {
            assertThat(article.blocks())
                    .allSatisfy(
                            block ->
                                    assertThat(block.start())
                                            .isLessThan(block.end())
                                            .isGreaterThanOrEqualTo(0));
            assertThat(article.blocks().getLast().end()).isEqualTo(article.text().length());
        }
    }

    @Property(tries = 200)
    void anyPrefixOfAPageGivesAnArticleOrAReason(@ForAll @IntRange(max = 5500) int length) {
        byte[] page = Pages.news();
        byte[] prefix = java.util.Arrays.copyOf(page, Math.min(length, page.length));

        assertThat(HtmlReader.read(prefix, null, null)).isNotNull();
    }

    @Provide
    Arbitrary<String> tagSoup() {
        return Arbitraries.of(
                        "<div>",
                        "</div>",
                        "<p>",
                        "</p>",
                        "<article>",
                        "</article>",
                        "<table>",
                        "<tr>",
                        "<td>",
                        "</table>",
                        "<ul>",
                        "<li>",
                        "<ol>",
                        "</ol>",
                        "<br>",
                        "<h1>",
                        "</h1>",
                        "<h2>",
                        "<time datetime='2024-01-02'>",
                        "<figure>",
                        "<figcaption>",
                        "<a href='x'>",
                        "</a>",
                        "<pre>",
                        "</pre>",
                        "<script>",
                        "</script>",
                        "<div class='related'>",
                        "<div itemprop='articleBody'>",
                        "<nav>",
                        "</nav>",
                        "<header>",
                        "<footer>",
                        "<aside>",
                        "<span class='author'>",
                        "<svg>",
                        "&amp;",
                        "&#x1F600;",
                        "\uD83D",
                        "\0",
                        "text. ",
                        "A sentence, and then some more of it. ",
                        "<script type='application/ld+json'>{\"@type\": \"Article\"",
                        "<meta name='date' content='2024-01-02'>",
                        "<!--",
                        "-->",
                        "<blockquote>",
                        "\n",
                        "By Ann Smith",
                        "<title>",
                        "<frameset>",
                        "<body>",
                        "<template>",
                        "<select>")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }
}
