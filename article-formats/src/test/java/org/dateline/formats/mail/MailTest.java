package org.dateline.formats.mail;

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
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;

class MailTest {

    @Test
    void plainMailIsOneArticle() throws IOException {
        List<Step> steps = Steps.of(new Mail(), sample("plain.eml"));

        assertThat(steps).hasSize(2);
        assertThat(article(steps, 0).text()).isEqualTo("The café reopened.");
        assertThat(article(steps, 0).declared())
                .isEqualTo(
                        new Declared(
                                null,
                                null,
                                "Café news",
                                List.of("desk@example.test"),
                                new Declared.Published(
                                        "Tue, 10 Jun 2025 09:00:00 +0200", "header[Date]"),
                                null,
                                null));
    }

    @Test
    void htmlIsReadWhereThePlainPartOnlyPointsToIt() throws IOException {
        Step.Article article = article(Steps.of(new Mail(), sample("letter.eml")), 0);

        assertThat(article.text()).isEqualTo("The café opened again on Monday.\n\nIt sells bread.");
        assertThat(article.declared())
                .isEqualTo(
                        new Declared(
                                null,
                                "1@paper.example",
                                "Caféé open",
                                List.of("Smith, Ann"),
                                new Declared.Published(
                                        "Wed, 11 Jun 2025 10:00:00 -0500", "header[Date]"),
                                "en",
                                "Harbour letters"));
    }

    @Test
    void eachMailOfABoxIsAnArticle() throws IOException {
        List<Step> steps = Steps.of(new Mailbox(), sample("three.mbox"));

        assertThat(steps).hasSize(4);
        assertThat(article(steps, 0).text())
                .isEqualTo("The first body.\n\nFrom here on it goes.\n\nFrom here it is no mail.");
        assertThat(article(steps, 0).declared().authors()).containsExactly("Desk");
        assertThat(steps.getLast()).isEqualTo(new Step.End());
    }

    @Test
    void brokenHeaderAndUnknownCharsetCostOnlyThemselves() throws IOException {
        Step.Article article = article(Steps.of(new Mailbox(), sample("three.mbox")), 1);

        assertThat(article.text()).isEqualTo("The second café.");
        assertThat(article.declared().title()).isEqualTo("Two");
        assertThat(article.declared().published())
                .isEqualTo(new Declared.Published("Wed, 11 Jun 2025 09:00:00 GMT", "header[Date]"));
    }

    @Test
    void mailWithoutTextIsPutAside() throws IOException {
        List<Step> steps = Steps.of(new Mailbox(), sample("three.mbox"));

        assertThat(steps.get(2))
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(ReasonCode.EMPTY));
    }

    @Test
    void savedPageIsReadAsAPage() throws IOException {
        Step.Article article = article(Steps.of(new SavedPage(), sample("saved.mhtml")), 0);

        assertThat(article.text())
                .isEqualTo("The council voted on Monday to build the bridge after all.");
        assertThat(article.declared().title()).isEqualTo("A bridge is built");
        assertThat(article.declared().url()).isEqualTo("https://paper.example/bridge");
    }

    @Test
    void eachIsRecognisedWhateverItIsCalled() throws IOException {
        assertThat(format("plain.eml")).isEqualTo(new Mail());
        assertThat(format("letter.eml")).isEqualTo(new Mail());
        assertThat(format("three.mbox")).isEqualTo(new Mailbox());
        assertThat(format("saved.mhtml")).isEqualTo(new SavedPage());
    }

    @Test
    void articleWithHeaderLinesIsNoMail() {
        byte[] text =
                "Subject: One\nFrom: Ann\nDate: today\n\nReceived: nothing.\n".getBytes(UTF_8);

        assertThat(new Mail().recognises(new Beginning("a.txt", text))).isFalse();
    }

    @Property(tries = 200)
    void anyPrefixGivesArticlesOrAReason(@ForAll @IntRange(max = 1500) int length)
            throws IOException {
        for (String name : List.of("plain.eml", "letter.eml", "three.mbox", "saved.mhtml")) {
            byte[] sample = sample(name);
            ArticleFormat format = format(name);
            List<Step> steps =
                    Steps.of(format, Arrays.copyOf(sample, Math.min(length, sample.length)));

            assertThat(steps.getLast()).isInstanceOfAny(Step.End.class, Step.Unusable.class);
        }
    }

    private static ArticleFormat format(String name) throws IOException {
        return new Formats().of(new Beginning("file", sample(name))).orElseThrow();
    }

    private static Step.Article article(List<Step> steps, int at) {
        assertThat(steps.get(at)).isInstanceOf(Step.Article.class);
        return (Step.Article) steps.get(at);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        MailTest.class.getResourceAsStream(
                                "/samples/"
                                        + name.substring(name.lastIndexOf('.') + 1)
                                        + "/"
                                        + name))) {
            return in.readAllBytes();
        }
    }
}
