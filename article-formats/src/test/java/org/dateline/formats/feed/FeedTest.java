package org.dateline.formats.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

    @Test
    void eachItemOfAPlainFeedIsAnArticle() throws IOException {
        List<Step> steps = steps(sample("plain.rss"));

        assertThat(steps).hasSize(3);
        assertThat(article(steps, 0).text()).isEqualTo("Body one.");
        assertThat(article(steps, 0).declared())
                .isEqualTo(
                        new Declared(
                                "https://case.test/16/1",
                                null,
                                "One",
                                List.of(),
                                new Declared.Published(
                                        "Tue, 10 Jun 2025 09:00:00 +0200", "pubDate"),
                                null,
                                "Case wire"));
        assertThat(article(steps, 1).text()).isEqualTo("Body two.");
        assertThat(steps.getLast()).isEqualTo(new Step.End());
    }

    @Test
    void theWholeArticleComesBeforeItsDescription() throws IOException {
        Step.Article article = article(steps(sample("rich.rss")), 0);

        assertThat(article.text()).isEqualTo("The café reopened.\n\nIt sells bread again & cake.");
        assertThat(article.declared())
                .isEqualTo(
                        new Declared(
                                "https://wire.example/1",
                                "wire-1",
                                "Nora’s café & bakery",
                                List.of("Ann Smith"),
                                new Declared.Published("Tue, 10 Jun 2025 09:00:00 EST", "pubDate"),
                                "en-GB",
                                "Harbour Wire",
                                List.of(),
                                "Only the beginning …",
                                List.of(),
                                null));
    }

    @Test
    void brokenItemCostsOnlyItself() throws IOException {
        List<Step> steps = steps(sample("rich.rss"));

        assertThat(steps).hasSize(4);
        assertThat(steps.get(1)).isInstanceOf(Step.Broken.class);
        Step.Broken broken = (Step.Broken) steps.get(1);
        assertThat(broken.reason()).isEqualTo(ReasonCode.MALFORMED_RECORD);
        assertThat(broken.detail()).contains("line 1").doesNotContain("open tag");
        assertThat(new String(broken.origin().bytes(), UTF_8))
                .startsWith("<item><title>Broken")
                .endsWith("</item>");
        assertThat(steps.get(2)).isInstanceOf(Step.Article.class);
    }

    @Test
    void loneAmpersandsAreReadAndEntitiesOfADoctypeAreNot() throws IOException {
        Step.Article article = article(steps(sample("rich.rss")), 2);

        assertThat(article.declared().title()).isEqualTo("R&D & more");
        assertThat(article.declared().url()).isEqualTo("https://wire.example/2");
        assertThat(article.declared().authors()).containsExactly("Ben Jones");
        assertThat(article.text()).isEqualTo("Research &boom; &file; went on, AT&T said.");
    }

    @Test
    void atomDeclaresByItsOwnElementsAndRelativeToItsBase() throws IOException {
        List<Step> steps = steps(sample("entries.atom"));

        assertThat(article(steps, 0).text())
                .isEqualTo("Die Brücke ist offen.\n\nSie kostet 3 < 4 Millionen.");
        assertThat(article(steps, 0).declared())
                .isEqualTo(
                        new Declared(
                                "https://atom.example/news/bruecke.html",
                                "tag:atom.example,2025:1",
                                "Brücke eröffnet",
                                List.of("Eva Maier", "Jan Kurz"),
                                new Declared.Published(
                                        "2025-06-10T09:00:00+02:00", "atom:published"),
                                "de",
                                "Der Bote",
                                List.of(
                                        new Declared.Date(
                                                "2025-06-10T09:00:00+02:00",
                                                Declared.Date.Kind.PUBLISHED,
                                                "atom:published"),
                                        new Declared.Date(
                                                "2025-06-11T08:00:00Z",
                                                Declared.Date.Kind.MODIFIED,
                                                "atom:updated")),
                                null,
                                List.of(),
                                null));
        assertThat(article(steps, 1).text()).isEqualTo("Ein Satz mit <b> darin.");
        assertThat(article(steps, 1).declared().published())
                .isEqualTo(new Declared.Published("2025-06-12", "atom:updated"));
        assertThat(article(steps, 1).declared().authors()).containsExactly("Redaktion");
    }

    @Test
    void rssOneIsReadWhateverItsPrefixesAreCalled() throws IOException {
        byte[] latin =
                new String(sample("items.rdf"), UTF_8)
                        .replace("ouvert", "fermé")
                        .getBytes(ISO_8859_1);

        Step.Article article = article(steps(latin), 0);

        assertThat(article.text()).isEqualTo("Le pont est fermé.");
        assertThat(article.charset()).isEqualTo("windows-1252");
        assertThat(article.declared())
                .isEqualTo(
                        new Declared(
                                "https://rdf.example/1",
                                "https://rdf.example/1",
                                "Le pont",
                                List.of(),
                                new Declared.Published("2025-06-10", "dc:date"),
                                "fr",
                                "Le Quai"));
    }

    @Test
    void feedThatIsCutOffGivesTheItemsBefore() throws IOException {
        List<Step> steps = steps(sample("corrupt-cut-off.rss"));

        assertThat(steps.getFirst()).isInstanceOf(Step.Article.class);
        assertThat(steps.getLast())
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        end -> assertThat(end.reason()).isEqualTo(ReasonCode.MALFORMED_RECORD));
    }

    @Test
    void itemWithoutAnEndCostsOnlyItself() throws IOException {
        String feed = new String(sample("plain.rss"), UTF_8).replaceFirst("</item>", "");

        List<Step> steps = steps(feed.getBytes(UTF_8));

        assertThat(steps.get(0)).isInstanceOf(Step.Broken.class);
        assertThat(article(steps, 1).text()).isEqualTo("Body two.");
        assertThat(steps.getLast()).isEqualTo(new Step.End());
    }

    @Test
    void feedInUtf16IsReadByItsMark() throws IOException {
        String feed = "\uFEFF" + new String(sample("entries.atom"), UTF_8);

        Step.Article article = article(steps(feed.getBytes(UTF_16LE)), 0);

        assertThat(article.text()).startsWith("Die Brücke");
        assertThat(article.charset()).isEqualTo("UTF-16LE");
    }

    @Test
    void categoriesAreTagsHoweverTheyAreWritten() throws IOException {
        String feed =
                "<rss><channel><item><description>Text.</description><category>Ferry</category>"
                        + "<category term='p' label='Port'/><media:keywords>a, b</media:keywords>"
                        + "</item></channel></rss>";

        assertThat(article(steps(feed.getBytes(UTF_8)), 0).declared().tags())
                .containsExactly("Ferry", "Port", "a", "b");
    }

    @Test
    void itemWithoutTextIsPutAside() throws IOException {
        byte[] feed =
                "<rss><channel><item><title>Only this</title></item></channel></rss>"
                        .getBytes(UTF_8);

        assertThat(steps(feed).getFirst())
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(ReasonCode.EMPTY));
    }

    @Test
    void itemOfMillionsOfElementsIsPutAside() throws IOException {
        byte[] feed =
                ("<rss><channel><item>" + "<a/>".repeat(200_000) + "</item></channel></rss>")
                        .getBytes(UTF_8);

        assertThat(steps(feed).getFirst()).isInstanceOf(Step.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.rss", "rich.rss", "entries.atom", "items.rdf"})
    void feedIsRecognisedWhateverItIsCalled(String name) throws IOException {
        Beginning beginning = new Beginning("download.xml", sample(name));

        assertThat(new Formats().of(beginning)).contains(new Feed());
    }

    @Test
    void otherXmlIsNoFeed() {
        Beginning page =
                new Beginning("a", "<?xml version='1.0'?><html><p>rss</p></html>".getBytes(UTF_8));

        assertThat(new Feed().recognises(page)).isFalse();
    }

    @Property(tries = 300)
    void anyPrefixGivesArticlesOrAReason(@ForAll @IntRange(max = 3000) int length)
            throws IOException {
        for (String name : List.of("rich.rss", "entries.atom", "items.rdf")) {
            byte[] sample = sample(name);
            List<Step> steps = steps(Arrays.copyOf(sample, Math.min(length, sample.length)));

            assertThat(steps.getLast()).isInstanceOfAny(Step.End.class, Step.Unusable.class);
        }
    }

    private static Step.Article article(List<Step> steps, int at) {
        assertThat(steps.get(at)).isInstanceOf(Step.Article.class);
        return (Step.Article) steps.get(at);
    }

    private static List<Step> steps(byte[] bytes) throws IOException {
        return Steps.of(new Feed(), bytes);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FeedTest.class.getResourceAsStream("/samples/rss/" + name))) {
            return in.readAllBytes();
        }
    }
}
