package org.dateline.benchmarks.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// The pages of a [WARC](https://iipc.github.io/warc-specifications/) of a few hundred responses,
/// with or without gzip: enough for test sets, whose responses are neither chunked nor compressed.
final class WarcPages {

    private static final int GZIP_MAGIC = 0x1F;

    private WarcPages() {}

    static List<WebPage> of(Path file) throws IOException {
        List<WebPage> pages = new ArrayList<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = plain(raw)) {
            while (skipToRecord(in)) {
                Map<String, String> header = header(in);
                int length = Integer.parseInt(header.getOrDefault("content-length", "0").strip());
                byte[] block = in.readNBytes(length);
                if (block.length < length) {
                    throw new EOFException(file + " ends within a record");
                }
                if (header.getOrDefault("warc-type", "").strip().equals("response")) {
                    pages.add(page(header.getOrDefault("warc-target-uri", ""), block));
                }
            }
        }
        return pages;
    }

    private static InputStream plain(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    /// Reads the version line that a record begins with; false at the end of the file.
    private static boolean skipToRecord(InputStream in) throws IOException {
        while (true) {
            in.mark(1);
            if (in.read() < 0) {
                return false;
            }
            in.reset();
            if (line(in).startsWith("WARC/")) {
                return true;
            }
        }
    }

    private static Map<String, String> header(InputStream in) throws IOException {
        Map<String, String> header = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                header.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).stripLeading());
            }
        }
        return header;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static WebPage page(String url, byte[] response) throws IOException {
        InputStream in = new ByteArrayInputStream(response);
        line(in);
        Map<String, String> header = header(in);
        return new WebPage(url, header.get("content-type"), in.readAllBytes());
    }
}
