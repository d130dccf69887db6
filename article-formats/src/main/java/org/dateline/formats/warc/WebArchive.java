package org.dateline.formats.warc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.html.HtmlReader;

/// Pages that a crawler stored: [WARC](https://iipc.github.io/warc-specifications/) and ARC, plain
/// or in gzip, usually a member a record.
public record WebArchive() implements ArticleFormat {

    private static final int HEADER = 10;

    @Override
    public Description description() {
        return new Description(
                "a web archive, also as `.warc.gz`",
                List.of("warc", "arc"),
                "one a page or text",
                "text/html");
    }

    @Override
    public boolean recognises(Beginning file) {
        return isArchive(file.bytes()) || (isGzip(file) && isArchive(inflated(file.bytes())));
    }

    /// Rises with that of the pages in it.
    @Override
    public int version() {
        return HtmlReader.VERSION + 1;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        boolean gzip = isGzip(new Beginning("", input.ahead()));
        return new WebArchiveReader(
                gzip ? new GzipMembers(input.stream()) : new PlainBytes(input.stream()));
    }

    private static boolean isGzip(Beginning file) {
        return file.starts(0x1F, 0x8B);
    }

    private static boolean isArchive(byte[] bytes) {
        return starts(bytes, "WARC/1.") || starts(bytes, "WARC/0.") || starts(bytes, "filedesc://");
    }

    private static boolean starts(byte[] bytes, String start) {
        int length = start.length();
        return bytes.length >= length
                && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(start);
    }

    /// The first bytes of the first member.
    private static byte[] inflated(byte[] gzip) {
        byte[] bytes = new byte[20];
        Inflater inflater = new Inflater(true);
        try {
            int start = HEADER;
            int flags = gzip.length > HEADER ? gzip[3] : 0;
            if ((flags & 4) != 0 && gzip.length > start + 2) {
                start += 2 + (gzip[start] & 0xFF) + ((gzip[start + 1] & 0xFF) << 8);
            }
            for (int flag = 8; flag <= 16; flag *= 2) {
                if ((flags & flag) != 0) {
                    while (start < gzip.length && gzip[start] != 0) {
                        start++;
                    }
                    start++;
                }
            }
            start += (flags & 2) != 0 ? 2 : 0;
            if (start < gzip.length) {
                inflater.setInput(gzip, start, gzip.length - start);
                inflater.inflate(bytes);
            }
            return bytes;
        } catch (DataFormatException e) {
            return bytes;
        } finally {
            inflater.end();
        }
    }
}
