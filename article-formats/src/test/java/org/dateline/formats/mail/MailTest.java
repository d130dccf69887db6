package org.dateline.formats.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    private static final Mail MAIL = new Mail(new Formats());

    private static final Mailbox BOX = new Mailbox(new Formats());

    @Test
    void plainMailIsOneArticle() throws IOException {
        List<Step> steps = Steps.of(MAIL, sample("plain.eml"));

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
        Step.Article article = article(Steps.of(MAIL, sample("letter.eml")), 0);

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
        List<Step> steps = Steps.of(BOX, sample("three.mbox"));

        assertThat(steps).hasSize(4);
        assertThat(article(steps, 0).text())
                .isEqualTo("The first body.\n\nFrom here on it goes.\n\nFrom here it is no mail.");
        assertThat(article(steps, 0).declared().authors()).containsExactly("Desk");
        assertThat(steps.getLast()).isEqualTo(new Step.End());
    }

    @Test
    void brokenHeaderAndUnknownCharsetCostOnlyThemselves() throws IOException {
        Step.Article article = article(Steps.of(BOX, sample("three.mbox")), 1);

        assertThat(article.text()).isEqualTo("The second café.");
        assertThat(article.declared().title()).isEqualTo("Two");
        assertThat(article.declared().published())
                .isEqualTo(new Declared.Published("Wed, 11 Jun 2025 09:00:00 GMT", "header[Date]"));
    }

    @Test
    void mailWithoutTextIsPutAside() throws IOException {
        List<Step> steps = Steps.of(BOX, sample("three.mbox"));

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
        assertThat(format("plain.eml")).isInstanceOf(Mail.class);
        assertThat(format("letter.eml")).isInstanceOf(Mail.class);
        assertThat(format("three.mbox")).isInstanceOf(Mailbox.class);
        assertThat(format("saved.mhtml")).isEqualTo(new SavedPage());
    }

    @Test
    void articleWithHeaderLinesIsNoMail() {
        byte[] text =
                "Subject: One\nFrom: Ann\nDate: today\n\nReceived: nothing.\n".getBytes(UTF_8);

        assertThat(MAIL.recognises(new Beginning("a.txt", text))).isFalse();
    }

    @Test
    void attachmentsOfKnownFormatsAreRecords() throws IOException {
        List<Step> steps = Steps.of(MAIL, mail(PLAIN, attached("café.html", PAGE), PICTURE, zip()));

        assertThat(steps.getLast()).isEqualTo(new Step.End());
        assertThat(steps.subList(0, 4))
                .extracting(step -> ((Step.Article) step).entry())
                .containsExactly(null, "café.html", "news.zip!/a.txt", "news.zip!/b.txt");
        assertThat(article(steps, 1).text()).isEqualTo("The bridge was opened on Monday.");
        assertThat(article(steps, 1).mediaType()).isEqualTo("text/html");
        assertThat(MAIL.blank(article(steps, 1).origin())).isEmpty();
    }

    @Test
    void mailThatOnlyHasAttachmentsIsNoFault() throws IOException {
        List<Step> steps = Steps.of(MAIL, mail(attached("a.html", PAGE)));

        assertThat(steps).hasSize(2);
        assertThat(article(steps, 0).entry()).isEqualTo("a.html");
        assertThat(Steps.of(MAIL, mail(PICTURE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        step -> assertThat(step.reason()).isEqualTo(ReasonCode.EMPTY));
    }

    @Test
    void attachmentThatIsBrokenCostsItself() throws IOException {
        List<Step> steps =
                Steps.of(
                        MAIL,
                        mail(PLAIN, attached("a.pdf", "%PDF-1.4 no"), attached("b.html", PAGE)));

        assertThat(steps.get(1))
                .isInstanceOfSatisfying(
                        Step.Broken.class, step -> assertThat(step.detail()).startsWith("a.pdf: "));
        assertThat(article(steps, 2).entry()).isEqualTo("b.html");
    }

    @Test
    void mailsWithinMailsEndInDepth() throws IOException {
        byte[] mail = mail(PLAIN);
        for (int i = 0; i < 6; i++) {
            String inner = new String(mail, UTF_8);
            mail = mail(PLAIN, "Content-Type: message/rfc822\r\n\r\n" + inner);
        }

        List<Step> steps = Steps.of(MAIL, mail);

        assertThat(steps.stream().filter(step -> step instanceof Step.Article)).hasSize(4);
        assertThat(article(steps, 2).entry()).isEqualTo("mail.eml!/mail.eml");
        assertThat(steps.get(4))
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        step -> assertThat(step.detail()).contains("within each other"));
    }

    @Test
    void attachmentsOfABoxComeBehindTheirMail() throws IOException {
        String from = "From a@b.example Tue Jun 10 09:00:00 2025\n";
        String box =
                from
                        + new String(mail(PLAIN, attached("a.html", PAGE)), UTF_8)
                        + "\n"
                        + from
                        + new String(mail(PLAIN), UTF_8);

        List<Step> steps = Steps.of(BOX, box.replace("\r", "").getBytes(UTF_8));

        assertThat(steps.subList(0, 3))
                .extracting(step -> ((Step.Article) step).entry())
                .containsExactly(null, "a.html", null);
    }

    private static final String PLAIN =
            "Content-Type: text/plain\r\n\r\nThe ferry resumed on Monday.\r\n";

    private static final String PAGE = "<html><p>The bridge was opened on Monday.</p></html>";

    private static final String PICTURE =
            "Content-Type: image/png; name=\"a.png\"\r\nContent-Disposition: inline\r\n\r\nPNG\r\n";

    private static String attached(String name, String content) {
        String encoded = URLEncoder.encode(name, UTF_8);
        return "Content-Type: application/octet-stream\r\n"
                + "Content-Disposition: attachment; filename*=utf-8''"
                + encoded
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content.getBytes(UTF_8))
                + "\r\n";
    }

    private static String zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a.txt", "b.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("The fair ended early on Thursday.".getBytes(UTF_8));
            }
        }
        return "Content-Type: application/zip; name=news.zip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes.toByteArray())
                + "\r\n";
    }

    private static byte[] mail(String... parts) {
        String boundary = "b" + parts.length + "-" + String.join("", parts).length();
        StringBuilder mail =
                new StringBuilder("MIME-Version: 1.0\r\nMessage-ID: <1@b.example>\r\n");
        mail.append("Content-Type: multipart/mixed; boundary=").append(boundary).append("\r\n\r\n");
        for (String part : parts) {
            mail.append("--").append(boundary).append("\r\n").append(part);
        }
        return mail.append("--").append(boundary).append("--\r\n").toString().getBytes(UTF_8);
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
