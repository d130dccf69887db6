package org.dateline.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.dateline.events.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// No file, however long and whatever is in it, keeps a reader within one step.
class BoundedStepsTest {

    private static final long LENGTH = 48L << 20;

    /// What the longest record takes, 24 MiB, and what libraries read ahead.
    private static final long MOST_A_STEP = 36L << 20;

    private static final String MAIL =
            "From a@example.org Mon Jan  1 00:00:00 2024\nSubject: x\n\nThe ferry left.\n";

    private static final String RSS =
            "<rss version=\"2.0\"><channel><item><title>x</title>"
                    + "<description>The ferry left.</description></item>";

    private static final String WARC =
            "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n";

    /// A file that begins so, and goes on with the same bytes again and again.
    private record Endless(String name, byte[] start, byte[] again) {

        InputStream stream() {
            return new SequenceInputStream(
                    new ByteArrayInputStream(start), new Repeated(again, LENGTH));
        }

        @Override
        public String toString() {
            String bytes = new String(again, 0, Math.min(12, again.length), ISO_8859_1);
            return name + " and " + bytes.chars().mapToObj("%02x"::formatted).toList();
        }
    }

    private static final class Repeated extends InputStream {

        private final byte[] bytes;
        private long left;
        private int at;

        Repeated(byte[] again, long length) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (out.size() < 64 << 10) {
                out.writeBytes(again);
            }
            bytes = out.toByteArray();
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, left), bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at = (at + count) % bytes.length;
            left -= count;
            return count;
        }
    }

    @FunctionalInterface
    private interface Writer {

        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] compressed(String text, Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = writer.over(out)) {
            compressing.write(text.getBytes(ISO_8859_1));
        }
        return out.toByteArray();
    }

    private static byte[] xz(String text) throws IOException {
        return compressed(text, out -> new XZOutputStream(out, new LZMA2Options(0)));
    }

    private static byte[] tarOf(TarArchiveEntry entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            tar.flush();
        }
        return Arrays.copyOf(out.toByteArray(), 512);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Endless file(String name, String start, String again) {
        return new Endless(name, start.getBytes(ISO_8859_1), again.getBytes(ISO_8859_1));
    }

    private static Stream<Endless> text() {
        return Stream.of(
                file("a.mbox", MAIL, "\0"),
                file("a.mbox", MAIL, "\n"),
                file("a.mbox", MAIL, "The ferry.\n"),
                file("a.eml", "From: a@example.org\nSubject: x\n\n", "The ferry.\n"),
                file("a.ndjson", "{\"text\":\"The ferry left.\"}\n", "\0"),
                file("a.ndjson", "{\"text\":\"The ferry left.\"}\n", "\n"),
                file("a.ndjson", "{\"text\":\"The ferry left.\"}\n", " "),
                file("a.csv", "title,text\n", "\n"),
                file("a.csv", "title,text\nx,The ferry\n", "\n"),
                file("a.csv", "title,text\n\"", "\n"),
                file("a.csv", "", "sep=,\n"),
                file("a.csv", "title,text\n", "\""),
                file("a.json", "[{\"text\":\"The ferry left.\"}", " "),
                file("a.json", "[{\"text\":\"The ferry left.\"}", ","),
                file("a.json", "{\"a\":", "["),
                file("a.json", "{\"a\":\"", "x"),
                file("a.rss", RSS, " "),
                file("a.rss", RSS + "<!--", "-"),
                file("a.rss", RSS + "<item>", "<a>"),
                file("a.rss", RSS, "<!---->"),
                file("a.rss", RSS + "<item ", "x='' "),
                file("a.warc", WARC, "\r\n"),
                file("a.warc", WARC, WARC),
                file("a.warc", WARC, "\0"),
                file(
                        "a.arc",
                        "filedesc://a 0.0.0.0 20250101000000 text/plain 9\n1 0 x\n\n\n",
                        "\n"),
                file("a.html", "<html><body>", "<p>"),
                file("a.rtf", "{\\rtf1 ", "{"),
                file("a.pdf", "%PDF-1.4\n", "\n"),
                file("a.txt", "The ferry", "\0"));
    }

    private static Stream<Endless> packed() throws IOException {
        byte[] emptyGzip = compressed("", GZIPOutputStream::new);
        byte[] gzipHeader = bytes(0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0);
        byte[] emptyBlock = bytes(0, 0, 0, 0xFF, 0xFF);
        byte[] zip = bytes('P', 'K', 3, 4, 20, 0, 0, 0, 8, 0);
        byte[] stored =
                bytes(
                        'P', 'K', 3, 4, 20, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                        0, 0, 5, 0, 0, 0, 'a', '.', 't', 'x', 't');
        byte[] warc = compressed(WARC, GZIPOutputStream::new);
        TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
        return Stream.of(
                new Endless("a.zst", bytes(0x28, 0xB5, 0x2F, 0xFD), bytes(0)),
                new Endless("a.zst", bytes(), compressed("", ZstdOutputStreamNoFinalizer::new)),
                new Endless("a.ndjson.gz", bytes(), emptyGzip),
                new Endless("a.ndjson.gz", gzipHeader, emptyBlock),
                new Endless(
                        "a.ndjson.bz2", bytes(), compressed("", BZip2CompressorOutputStream::new)),
                new Endless("a.ndjson.xz", xz("{\"text\":\"The ferry left.\"}\n"), bytes(0)),
                new Endless("a.ndjson.xz", bytes(), xz("")),
                new Endless("a.tar", tarOf(new TarArchiveEntry("folder/")), bytes(0)),
                new Endless("a.tar", bytes(), tarOf(new TarArchiveEntry("folder/"))),
                new Endless("a.tar", bytes(), tarOf(link)),
                new Endless("a.tar", bytes(), tarOf(new TarArchiveEntry("a.txt"))),
                new Endless("a.zip", zip, bytes(0)),
                new Endless("a.zip", stored, bytes(0)),
                new Endless("a.warc.gz", warc, bytes(0)),
                new Endless("a.warc.gz", warc, emptyGzip),
                new Endless("a.warc.gz", warc, compressed("\n", GZIPOutputStream::new)),
                new Endless("a.warc.gz", warc, warc));
    }

    @ParameterizedTest
    @MethodSource({"text", "packed"})
    void noStepReadsWithoutEnd(Endless file) throws IOException {
        try (RecordInput input = new RecordInput(file.stream(), LENGTH)) {
            Beginning beginning = input.beginning(file.name());
            ArticleFormat format = new Formats().of(beginning).orElseThrow();
            long before = 0;
            long most = 0; // asserted once: some of these files have millions of steps
            try (RecordReader reader = format.open(input, 0)) {
                Step step;
                do {
                    step = reader.next();
                    most = Math.max(most, input.position() - before);
                    before = input.position();
                } while (!(step instanceof Step.End || step instanceof Step.Unusable));
            }
            assertThat(most).isLessThan(MOST_A_STEP);
        }
    }

    @Test
    void aMailThatIsTooLongIsLeftOutAndTheOthersAreRead() throws IOException {
        InputStream file =
                new SequenceInputStream(
                        new SequenceInputStream(
                                new ByteArrayInputStream((MAIL + "\n" + MAIL).getBytes(ISO_8859_1)),
                                new Repeated(bytes(0), 60 << 20)),
                        new ByteArrayInputStream(("\n\n" + MAIL).getBytes(ISO_8859_1)));
        try (RecordInput input = new RecordInput(file, LENGTH);
                RecordReader reader =
                        new Formats().of(input.beginning("a.mbox")).orElseThrow().open(input, 0)) {
            List<Step> steps = Steps.of(reader);
            assertThat(steps).hasSize(4);
            assertThat(steps.get(0)).isInstanceOf(Step.Article.class);
            assertThat(steps.get(1))
                    .isInstanceOfSatisfying(
                            Step.LeftOut.class,
                            left -> {
                                assertThat(left.what()).isEqualTo("mail");
                                assertThat(left.line()).isEqualTo(6);
                                assertThat(left.length()).isGreaterThan(60 << 20);
                            });
            assertThat(steps.get(2)).isInstanceOf(Step.Article.class);
        }
    }

    @Test
    void compressedDataThatGiveNothingAreRefusedWithTheReason() throws IOException {
        List<Step> steps = new ArrayList<>();
        Endless file = packed().findFirst().orElseThrow();
        try (RecordInput input = new RecordInput(file.stream(), LENGTH);
                RecordReader reader =
                        new Formats().of(input.beginning("a.zst")).orElseThrow().open(input, 0)) {
            steps.addAll(Steps.of(reader));
        }
        assertThat(steps)
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> {
                            assertThat(unusable.reason()).isEqualTo(ReasonCode.UNREADABLE);
                            assertThat(unusable.detail()).contains("16 MiB without any content");
                        });
    }
}
