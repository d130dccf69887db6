package org.dateline.formats.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchivesTest {

    private static final byte[] LINES =
            bytes("{\"text\":\"The first article.\"}\n{\"text\":\"The second article.\"}\n");

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @FunctionalInterface
    private interface Writer {

        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] compressed(byte[] bytes, Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = writer.over(out)) {
            compressing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) {
        return compressed(bytes, GZIPOutputStream::new);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<Step> steps(String name, byte[] file) {
        RecordInput input = Steps.input(file);
        try (RecordReader reader =
                new Formats().of(input.beginning(name)).orElseThrow().open(input, 0)) {
            return Steps.of(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> outcomes(String name, byte[] file) {
        return steps(name, file).stream()
                .map(
                        step ->
                                switch (step) {
                                    case Step.Article article ->
                                            (article.entry() == null ? "" : article.entry() + " ")
                                                    + article.text();
                                    case Step.Broken broken ->
                                            broken.reason() + " " + broken.detail();
                                    case Step.LeftOut _ -> "left out";
                                    case Step.Unfinished _ -> "unfinished";
                                    case Step.End _ -> "end";
                                    case Step.Unusable unusable -> "unusable " + unusable.reason();
                                })
                .toList();
    }

    @Test
    void aCompressedFileIsReadAsTheFileInIt() {
        String[] expected = {"The first article.", "The second article.", "end"};
        assertThat(outcomes("lines.ndjson.gz", gzip(LINES))).containsExactly(expected);
        assertThat(
                        outcomes(
                                "lines.ndjson.bz2",
                                compressed(LINES, BZip2CompressorOutputStream::new)))
                .containsExactly(expected);
        assertThat(
                        outcomes(
                                "lines.ndjson.xz",
                                compressed(
                                        LINES,
                                        out -> new XZOutputStream(out, new LZMA2Options(1)))))
                .containsExactly(expected);
        assertThat(
                        outcomes(
                                "lines.ndjson.zst",
                                compressed(LINES, ZstdOutputStreamNoFinalizer::new)))
                .containsExactly(expected);
    }

    @Test
    void gzipFilesBehindOneAnotherAreOne() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(LINES));
        both.write(gzip(LINES));
        assertThat(outcomes("lines.ndjson.gz", both.toByteArray())).hasSize(5).endsWith("end");
    }

    @Test
    void everyFileOfAnArchiveIsReadUnderItsPath() {
        var files = new TreeMap<>(Map.of("a/one.txt", bytes("One."), "b/two.ndjson", LINES));
        String[] expected = {
            "a/one.txt One.",
            "b/two.ndjson The first article.",
            "b/two.ndjson The second article.",
            "end"
        };
        assertThat(outcomes("files.zip", zip(files))).containsExactly(expected);
        assertThat(outcomes("files.tar", tar(files))).containsExactly(expected);
        assertThat(outcomes("files.tar.gz", gzip(tar(files)))).containsExactly(expected);
        assertThat(outcomes("files.tgz", gzip(tar(files)))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a.zip, a.txt, zip",
        "a.ZIP.1, a.txt, zip",
        "download, a.txt, zip",
        "a.xlsx, xl/workbook.xml, none",
        "a.epub, mimetype, none",
        "a, META-INF/MANIFEST.MF, none",
        "a, word/document.xml, none"
    })
    void aZipIsToldByItsContentWhereItsNameSaysNothing(String name, String entry, String format) {
        byte[] start = bytes("PK\003\004" + " ".repeat(26) + entry);

        assertThat(
                        new Formats()
                                .of(new Beginning(name, start))
                                .map(found -> found.description().endings().getFirst())
                                .orElse("none"))
                .isEqualTo(format);
    }

    @Test
    void aFileThatIsOfNoUseCostsItselfOnly() {
        var files =
                new TreeMap<>(
                        Map.of(
                                "a.txt", bytes("One."),
                                "b.exe", bytes("MZ"),
                                "c.txt", new byte[0],
                                "d.txt", bytes("Two."),
                                "__MACOSX/._d.txt", bytes("x"),
                                "../../etc/passwd.txt", bytes("Three.")));
        for (byte[] archive : List.of(zip(files), tar(files))) {
            assertThat(outcomes(archive[0] == 'P' ? "files.zip" : "files.tar", archive))
                    .containsExactlyInAnyOrder(
                            "../../etc/passwd.txt Three.",
                            "a.txt One.",
                            "UNSUPPORTED_FORMAT b.exe: the format is not supported",
                            "EMPTY c.txt: the file is empty",
                            "d.txt Two.",
                            "end");
        }
    }

    @Test
    void aDamagedFileOfAZipCostsItselfOnly() {
        byte[] story =
                bytes("A story of some length, so that there is something to damage. ".repeat(9));
        byte[] zip =
                zip(
                        new TreeMap<>(
                                Map.of(
                                        "a.txt",
                                        bytes("One."),
                                        "b.txt",
                                        story,
                                        "c.txt",
                                        bytes("Three."))));
        int at = new String(zip, ISO_8859_1).indexOf("b.txt") + 20;
        zip[at] ^= 0x55;
        assertThat(outcomes("files.zip", zip))
                .containsExactly(
                        "a.txt One.", "UNREADABLE b.txt: it is damaged", "c.txt Three.", "end");
    }

    @Test
    void whatIsPassedOverMayBeLarge() {
        byte[] large = new byte[17 << 20];
        new Random(1).nextBytes(large);
        for (String passed : List.of("__MACOSX/._large.mov", "large.exe", "folder/.DS_Store")) {
            var files = new LinkedHashMap<String, byte[]>();
            files.put("a.txt", bytes("One."));
            files.put(passed, large);
            files.put("z.txt", bytes("Two."));
            for (byte[] archive : List.of(zip(files), tar(files), stored(files))) {
                assertThat(outcomes(archive[0] == 'P' ? "files.zip" : "files.tar", archive))
                        .filteredOn(outcome -> !outcome.startsWith("UNSUPPORTED_FORMAT large.exe"))
                        .as(passed)
                        .containsExactly("a.txt One.", "z.txt Two.", "end");
            }
        }
    }

    @Test
    void aLargeEncryptedFileOfAZipCostsItselfOnly() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.txt", bytes("One."));
        files.put("secret.bin", new byte[40 << 20]);
        files.put("z.txt", bytes("Two."));
        byte[] zip = stored(files);
        encrypt(zip, "secret.bin");

        assertThat(outcomes("files.zip", zip))
                .containsExactly(
                        "a.txt One.",
                        "ENCRYPTED secret.bin: it is encrypted; unpack it with its password and"
                                + " drop it by itself",
                        "z.txt Two.",
                        "end");
    }

    @Test
    void whereTheEndOfAnEncryptedFileIsNotKnownTheReasonSaysSo() {
        var files = new LinkedHashMap<String, byte[]>();
        byte[] large = new byte[17 << 20];
        new Random(1).nextBytes(large);
        files.put("a.txt", bytes("One."));
        files.put("secret.bin", large);
        files.put("z.txt", bytes("Two."));
        byte[] zip = zip(files);
        encrypt(zip, "secret.bin");

        assertThat(steps("files.zip", zip))
                .last()
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> {
                            assertThat(unusable.reason()).isEqualTo(ReasonCode.ENCRYPTED);
                            assertThat(unusable.detail())
                                    .contains("secret.bin: it is encrypted", "unpack the archive");
                        });
    }

    /// As files that say their sizes before their content.
    private static byte[] stored(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var crc = new CRC32();
                crc.update(file.getValue());
                var entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Sets the flag in the header before the file's content.
    private static void encrypt(byte[] zip, String name) {
        int at = new String(zip, ISO_8859_1).indexOf(name) - 30;
        zip[at + 6] |= 1;
    }

    @Test
    void archivesWithinArchivesAreReadToADepth() {
        byte[] one = zip(Map.of("a.txt", bytes("Deep.")));
        byte[] two = zip(Map.of("one.zip", one));
        byte[] three = zip(Map.of("two.zip", two));
        byte[] four = zip(Map.of("three.zip", three));
        assertThat(outcomes("three.zip", three))
                .containsExactly("two.zip!/one.zip!/a.txt Deep.", "end");
        assertThat(outcomes("four.zip", four).getFirst())
                .startsWith("UNSUPPORTED_FORMAT three.zip: ");
    }

    @Test
    void aBombIsAReason() {
        byte[] bomb = gzip(gzipOfBlankLines());
        assertThat(steps("bomb.ndjson.gz", gzipOfBlankLines()).getLast())
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.TOO_LARGE));
        assertThat(steps("bomb.ndjson.gz.gz", bomb).getLast()).isInstanceOf(Step.Unusable.class);
        assertThat(outcomes("bomb.zip", zip(Map.of("a.ndjson", gzipOfBlankLines()))))
                .last()
                .asString()
                .matches("end|unusable TOO_LARGE");
    }

    private static byte[] gzipOfBlankLines() {
        return compressed(
                new byte[0],
                out -> {
                    var gzip = new GZIPOutputStream(out);
                    byte[] blank = new byte[1 << 20];
                    Arrays.fill(blank, (byte) '\n');
                    for (int i = 0; i < 400; i++) {
                        gzip.write(blank);
                    }
                    return gzip;
                });
    }

    @Test
    void aFileThatIsCutOffGivesWhatCameBefore() {
        byte[] whole = gzip(LINES);
        assertThat(outcomes("lines.ndjson.gz", Arrays.copyOf(whole, whole.length - 6)))
                .endsWith("unusable UNREADABLE");
    }

    @Property(tries = 200)
    void anyPrefixGivesArticlesOrAReason(@ForAll @IntRange(max = 100) int percent) {
        var files = new TreeMap<>(Map.of("a.txt", bytes("One."), "b.ndjson", LINES));
        for (byte[] archive : List.of(zip(files), tar(files), gzip(tar(files)))) {
            String name = archive[0] == 'P' ? "files.zip" : archive[0] == 0x1F ? "f.tgz" : "f.tar";
            byte[] prefix = Arrays.copyOf(archive, archive.length * percent / 100);
            assertThat(steps(name, prefix)).isNotEmpty();
        }
    }
}
