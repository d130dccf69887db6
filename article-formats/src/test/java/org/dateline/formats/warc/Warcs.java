package org.dateline.formats.warc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;

/// Makes archives, and reads them.
final class Warcs {

    private Warcs() {}

    static String page(String name) {
        return """
        <!DOCTYPE html><html lang="en"><head><title>The ferry %1$s</title></head><body><article>
        <h1>The ferry %1$s</h1>
        <p>The ferry %1$s left the harbour on Monday morning with forty passengers aboard, the port said.</p>
        <p>It reached the island before noon, an hour later than usual, because of fog in the strait.</p>
        </article></body></html>
        """
                .formatted(name);
    }

    static byte[] response(String name, String httpHeaders, byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\n" + httpHeaders + "\r\n\r\n").getBytes(UTF_8);
        return record(
                "response",
                "WARC-Target-URI: https://example.org/"
                        + name
                        + "\r\nContent-Type: application/http;msgtype=response",
                joined(head, body));
    }

    static byte[] response(String name) {
        return response(name, "Content-Type: text/html; charset=utf-8", page(name).getBytes(UTF_8));
    }

    static byte[] record(String type, String headers, byte[] content) {
        byte[] head =
                """
                WARC/1.0\r
                WARC-Type: %s\r
                WARC-Date: 2025-06-10T07:00:00Z\r
                WARC-Record-ID: <urn:uuid:9d2c3f5e-0000-4000-8000-000000000001>\r
                %s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(type, headers, content.length)
                        .getBytes(UTF_8);
        return joined(head, content, "\r\n\r\n".getBytes(UTF_8));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static List<Step> steps(byte[] archive) {
        boolean gzip = archive.length > 1 && archive[0] == 0x1F;
        var in = new ByteArrayInputStream(archive);
        var reader = new WebArchiveReader(gzip ? new GzipMembers(in) : new PlainBytes(in));
        try {
            return Steps.of(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What became of each record, in short.
    static List<String> outcomes(byte[] archive) {
        return steps(archive).stream()
                .map(
                        step ->
                                switch (step) {
                                    case Step.Article article ->
                                            String.valueOf(article.declared().url())
                                                    .replace("https://example.org/", "");
                                    case Step.Broken broken -> "broken: " + broken.detail();
                                    case Step.LeftOut leftOut -> "left out";
                                    case Step.Unfinished unfinished -> "unfinished";
                                    case Step.End end -> "end";
                                    case Step.Unusable unusable -> "unusable: " + unusable.detail();
                                })
                .toList();
    }
}
