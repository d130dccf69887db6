package org.dateline.benchmarks.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcPagesTest {

    @TempDir private Path folder;

    @Test
    void responsesAreReadAndOtherRecordsPassedOver() throws IOException {
        Path file = folder.resolve("pages.warc");
        Files.write(file, records());

        assertThat(WarcPages.of(file))
                .extracting(WebPage::url, WebPage::contentType, page -> text(page))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "https://a.example/1", "text/html", "<p>Straße"),
                        org.assertj.core.groups.Tuple.tuple(
                                "https://a.example/2", "text/html", "<p>two\r\n\r\nWARC/1.0"));
    }

    @Test
    void everyRecordMayBeAGzipMemberOfItsOwn() throws IOException {
        Path file = folder.resolve("pages.warc.gz");
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (String page : List.of("<p>one", "<p>two")) {
            try (OutputStream member = new GZIPOutputStream(members)) {
                member.write(response("https://a.example/", page));
            }
        }
        Files.write(file, members.toByteArray());

        assertThat(WarcPages.of(file))
                .extracting(page -> text(page))
                .containsExactly("<p>one", "<p>two");
    }

    @Test
    void cutRecordIsAnError() throws IOException {
        Path file = folder.resolve("cut.warc");
        byte[] records = records();
        Files.write(file, java.util.Arrays.copyOf(records, records.length - 20));

        assertThatThrownBy(() -> WarcPages.of(file)).isInstanceOf(EOFException.class);
    }

    private static String text(WebPage page) {
        return new String(page.bytes(), UTF_8);
    }

    private static byte[] records() throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        records.write(
                "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"
                        .getBytes(ISO_8859_1));
        records.write(response("https://a.example/1", "<p>Straße"));
        records.write(response("https://a.example/2", "<p>two\r\n\r\nWARC/1.0"));
        return records.toByteArray();
    }

    private static byte[] response(String url, String page) {
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
        return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
                        + url
                        + "\r\nContent-Length: "
                        + http.getBytes(UTF_8).length
                        + "\r\n\r\n"
                        + http
                        + "\r\n\r\n")
                .getBytes(UTF_8);
    }
}
