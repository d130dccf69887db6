package org.dateline.formats.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.formats.warc.Warcs.gzip;
import static org.dateline.formats.warc.Warcs.joined;
import static org.dateline.formats.warc.Warcs.outcomes;
import static org.dateline.formats.warc.Warcs.page;
import static org.dateline.formats.warc.Warcs.record;
import static org.dateline.formats.warc.Warcs.response;
import static org.dateline.formats.warc.Warcs.steps;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Step;
import org.junit.jupiter.api.Test;

class WebArchiveReaderTest {

    private static final String HTML = "Content-Type: text/html; charset=utf-8";

    private static final byte[] INFO =
            record("warcinfo", "Content-Type: text/plain", bytes("x: y"));

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void everyPageIsAnArticleAndOtherRecordsAreNot() {
        byte[] archive =
                joined(
                        gzip(INFO),
                        gzip(record("request", "Content-Type: application/http", bytes("GET /"))),
                        gzip(response("a")),
                        gzip(
                                record(
                                        "revisit",
                                        "Content-Type: application/http",
                                        bytes("HTTP/1.1 200 OK"))),
                        gzip(response("picture", "Content-Type: image/png", new byte[100_000])),
                        gzip(response("b")));
        assertThat(outcomes(archive)).containsExactly("a", "b", "end");
    }

    @Test
    void anArchiveMayBePlainOrOneGzipMember() {
        byte[] plain = joined(INFO, response("a"), response("b"));
        assertThat(outcomes(plain)).containsExactly("a", "b", "end");
        assertThat(outcomes(gzip(plain))).containsExactly("a", "b", "end");
    }

    @Test
    void headersMayEndWithLineFeedsAlone() {
        byte[] archive =
                bytes(
                        new String(joined(response("a"), response("b")), UTF_8)
                                .replace("\r\n", "\n"));
        // the content is shorter by the carriage returns of its own header
        String text = new String(archive, UTF_8);
        int length = page("a").length() + "HTTP/1.1 200 OK\n".length() + HTML.length() + 2;
        archive = bytes(text.replaceAll("Content-Length: \\d+", "Content-Length: " + length));
        assertThat(outcomes(archive)).containsExactly("a", "b", "end");
    }

    @Test
    void aDamagedMemberCostsItsRecordOnly() {
        byte[] second = gzip(response("b"));
        for (int at = 0; at < second.length; at++) {
            byte[] damaged = second.clone();
            damaged[at] ^= 0x55;
            byte[] archive = joined(gzip(response("a")), damaged, gzip(response("c")));
            assertThat(outcomes(archive)).as("byte %d", at).contains("a", "c").endsWith("end");
        }
    }

    @Test
    void aTruncatedMemberCostsItsRecordOnly() {
        byte[] second = gzip(response("b"));
        for (int length = 1; length < second.length; length += 7) {
            byte[] archive =
                    joined(gzip(response("a")), Arrays.copyOf(second, length), gzip(response("c")));
            assertThat(outcomes(archive)).as("%d bytes", length).contains("a", "c").endsWith("end");
        }
    }

    @Test
    void anArchiveThatEndsWithinARecordSaysSo() {
        byte[] archive = joined(gzip(response("a")), gzip(response("b")));
        assertThat(outcomes(Arrays.copyOf(archive, archive.length - 50)))
                .containsExactly("a", "broken: damaged: damaged gzip data", "end");
        byte[] plain = joined(response("a"), response("b"));
        assertThat(outcomes(Arrays.copyOf(plain, plain.length - 50)))
                .containsExactly("a", "broken: damaged: the archive ends within a record", "end");
    }

    @Test
    void aWrongLengthCostsItsRecordOnly() {
        byte[] tooLong = longer(response("b"), 5000);
        assertThat(outcomes(joined(gzip(response("a")), gzip(tooLong), gzip(response("c")))))
                .contains("a", "c")
                .endsWith("end");
        byte[] tooShort = longer(response("b"), -20);
        assertThat(outcomes(joined(response("a"), tooShort, response("c"))))
                .contains("a", "c")
                .endsWith("end");
        byte[] none = bytes(new String(response("b"), UTF_8).replace("Content-Length", "Length"));
        assertThat(outcomes(joined(response("a"), none, response("c"))))
                .containsExactly(
                        "a",
                        "broken: damaged: a record without a valid Content-Length",
                        "c",
                        "end");
    }

    private static byte[] longer(byte[] record, int by) {
        String text = new String(record, UTF_8);
        int from = text.indexOf("Content-Length: ") + "Content-Length: ".length();
        int to = text.indexOf('\r', from);
        int length = Integer.parseInt(text.substring(from, to)) + by;
        return bytes(text.substring(0, from) + length + text.substring(to));
    }

    @Test
    void transferAndContentEncodingsAreResolved() throws Exception {
        byte[] page = bytes(page("x"));
        byte[] chunked =
                joined(
                        bytes("1f\r\n"),
                        Arrays.copyOf(page, 31),
                        bytes("\r\n" + Integer.toHexString(page.length - 31) + ";n=v\r\n"),
                        Arrays.copyOfRange(page, 31, page.length),
                        bytes("\r\n0\r\n\r\n"));
        var deflated = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(deflated)) {
            deflate.write(page);
        }
        byte[] archive =
                joined(
                        response("chunked", HTML + "\r\nTransfer-Encoding: chunked", chunked),
                        response("notChunked", HTML + "\r\nTransfer-Encoding: chunked", page),
                        response("gzip", HTML + "\r\nContent-Encoding: gzip", gzip(page)),
                        response("notGzip", HTML + "\r\nContent-Encoding: gzip", page),
                        response(
                                "deflate",
                                HTML + "\r\nContent-Encoding: deflate",
                                deflated.toByteArray()),
                        response("other", HTML + "\r\nContent-Encoding: rot13", page));
        assertThat(outcomes(archive))
                .containsExactly(
                        "chunked",
                        "notChunked",
                        "gzip",
                        "notGzip",
                        "deflate",
                        "broken: the response's body is not in the content encoding that it names",
                        "end");
        assertThat(steps(archive).stream().filter(Step.Article.class::isInstance))
                .allSatisfy(
                        step ->
                                assertThat(((Step.Article) step).text())
                                        .startsWith("The ferry x")
                                        .endsWith("fog in the strait."));
    }

    @Test
    void theCharsetOfTheResponseIsUsed() {
        byte[] page = page("Größe").getBytes(ISO_8859_1);
        byte[] archive = response("a", "Content-Type: text/html; charset=ISO-8859-1", page);
        assertThat(steps(archive).getFirst())
                .isInstanceOfSatisfying(
                        Step.Article.class,
                        article -> assertThat(article.text()).contains("ferry Größe"));
    }

    @Test
    void storedAndConvertedTextsAreArticles() {
        byte[] archive =
                joined(
                        record(
                                "conversion",
                                "WARC-Target-URI: https://example.org/t\r\nContent-Type: text/plain",
                                bytes("A text that was converted.")),
                        record(
                                "resource",
                                "WARC-Target-URI: https://example.org/r\r\nContent-Type: text/html",
                                bytes(page("r"))),
                        record(
                                "resource",
                                "WARC-Target-URI: https://example.org/j\r\nContent-Type: application/json",
                                bytes("{}")));
        assertThat(outcomes(archive)).containsExactly("t", "r", "end");
    }

    @Test
    void answersThatAreNoPagesArePassedOver() {
        String notFound = new String(response("a"), UTF_8).replace("200 OK", "404 No");
        assertThat(steps(joined(INFO, bytes(notFound))).getFirst())
                .isEqualTo(
                        new Step.Unusable(
                                ReasonCode.EMPTY,
                                "the archive has no page or text: 0 revisits and 2 other records"));
    }

    @Test
    void pagesAreToldApartByWhereTheyWereFound() {
        String page =
                "<link rel=canonical href='https://example.org/all'>"
                        + "<p>The ferry left the harbour on Monday morning, the port said.</p>";
        byte[] archive =
                joined(
                        response("1", "Content-Type: text/html", bytes(page)),
                        response("2", "Content-Type: text/html", bytes(page)));

        assertThat(outcomes(archive)).containsExactly("1", "2", "end");
    }

    @Test
    void arcIsReadToo() {
        byte[] page = bytes("HTTP/1.0 200 OK\r\n" + HTML + "\r\n\r\n" + page("a"));
        byte[] version =
                bytes("1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n");
        byte[] arc =
                joined(
                        arc("filedesc://x.arc", "text/plain", version),
                        arc("https://example.org/a", "text/html", page),
                        arc("dns:example.org", "text/dns", bytes("1.2.3.4")),
                        arc("https://example.org/b", "text/html", page));
        assertThat(outcomes(arc)).containsExactly("a", "b", "end");
        byte[] damaged =
                joined(
                        arc("filedesc://x.arc", "text/plain", version),
                        bytes("damage\n"),
                        arc("https://example.org/a", "text/html", page));
        assertThat(outcomes(damaged))
                .containsExactly("broken: damaged: no header of a record", "a", "end");
    }

    private static byte[] arc(String url, String type, byte[] content) {
        String head = url + " 1.2.3.4 20080102030405 " + type + " " + content.length + "\n";
        return joined(bytes(head), content, bytes("\n"));
    }

    @Test
    void aLargeRecordIsPassedOverPartByPart() {
        byte[] large = response("large", HTML, new byte[40 << 20]);
        assertThat(outcomes(joined(gzip(large), gzip(response("a")))))
                .containsExactly("broken: the page has more than 8388608 bytes", "a", "end");
    }
}
