package org.dateline.formats.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.dateline.formats.document.DocumentResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// PDF files that were made to keep a reader busy, or to take its memory: each gives an article or
/// a reason, and soon. They are written by hand, as no library writes them.
class HostilePdfTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    private static final String ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private static final String TEXT = stream("", "BT /F 11 Tf 60 700 Td (The ferry left.) Tj ET");

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a chain of page trees", pdf(chain(20_000))),
                Arguments.of("a page tree that is its own child", pdf(pages("[2 0 R 3 0 R]"))),
                Arguments.of(
                        "one page a million times",
                        pdf(pages("[" + "3 0 R ".repeat(1_000_000) + "]"))),
                Arguments.of("a stream whose length is itself", pdf(self())),
                Arguments.of("an object stream of half a gigabyte", objectStream(512 << 20)),
                Arguments.of("an object stream that extends itself", loopedObjectStream()),
                Arguments.of("a table of objects that comes before itself", loopedTable()),
                Arguments.of("a picture of 10¹⁰ points", pdf(picture())),
                Arguments.of("a font that is drawn with itself", pdf(type3())),
                Arguments.of("a font with 2³² characters", pdf(toUnicode())),
                Arguments.of("a font program of nothing", pdf(fontProgram())),
                Arguments.of(
                        "arrays a million deep",
                        pdf(Map.of(3, page("/X " + "[".repeat(1_000_000))))),
                Arguments.of(
                        "an outline that is its own child",
                        pdf(
                                Map.of(
                                        1,
                                        "<</Type/Catalog/Pages 2 0 R/Outlines 1 0 R/First 1 0 R/Next 1 0 R>>"))),
                Arguments.of("filters upon filters", pdf(Map.of(4, filters()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void eachGivesAnArticleOrAReasonSoon(String name, byte[] pdf) {
        DocumentResult result = assertTimeoutPreemptively(SOON, () -> PdfReader.read(pdf));

        switch (result) {
            case DocumentResult.Read(String text, _) -> assertThat(text).isNotBlank();
            case DocumentResult.Refused(_, String detail) -> assertThat(detail).isNotBlank();
        }
    }

    @Test
    void fileWithoutAnythingOddIsAnArticle() {
        assertThat(Pdfs.read(pdf(Map.of())).text()).isEqualTo("The ferry left.");
    }

    /// Objects with a table, of which some are others than in a good file.
    private static byte[] pdf(Map<Integer, String> odd) {
        Map<Integer, String> objects = new LinkedHashMap<>();
        objects.put(1, CATALOG);
        objects.put(2, ONE_PAGE);
        objects.put(3, page(""));
        objects.put(4, TEXT);
        objects.put(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        objects.putAll(odd);
        StringBuilder file = new StringBuilder("%PDF-1.5\n");
        StringBuilder table = new StringBuilder();
        int last = objects.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        table.append("xref\n0 1\n0000000000 65535 f \n");
        objects.forEach(
                (number, object) -> {
                    table.append("%d 1\n%010d 00000 n \n".formatted(number, file.length()));
                    file.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
                });
        int start = file.length();
        file.append(table)
                .append("trailer\n<</Size ")
                .append(last + 1)
                .append("/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return file.toString().getBytes(ISO_8859_1);
    }

    private static String page(String more) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
                + more
                + ">>";
    }

    private static String stream(String dictionary, String content) {
        return "<<%s/Length %d>>\nstream\n%s\nendstream"
                .formatted(dictionary, content.length(), content);
    }

    private static Map<Integer, String> pages(String kids) {
        return Map.of(2, "<</Type/Pages/Kids" + kids + "/Count 2000000>>");
    }

    private static Map<Integer, String> chain(int length) {
        Map<Integer, String> objects = new LinkedHashMap<>();
        objects.put(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
        IntStream.range(10, 10 + length)
                .forEach(
                        i ->
                                objects.put(
                                        i,
                                        "<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>"
                                                .formatted(
                                                        i + 1 < 10 + length ? i + 1 : 3,
                                                        i == 10 ? 2 : i - 1)));
        return objects;
    }

    private static Map<Integer, String> self() {
        return Map.of(
                4, "<</Length 4 0 R>>\nstream\nBT /F 11 Tf (The ferry left.) Tj ET\nendstream");
    }

    private static Map<Integer, String> picture() {
        String draw = "BT /F 11 Tf 60 700 Td (The ferry left.) Tj ET /I Do";
        return Map.of(
                3,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>",
                4,
                stream("", draw),
                6,
                stream(
                        "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
                                + "/ColorSpace/DeviceRGB/Filter/FlateDecode",
                        new String(deflated(1 << 20), ISO_8859_1)));
    }

    private static Map<Integer, String> type3() {
        return Map.of(
                5,
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 122"
                        + "/Widths["
                        + "1 ".repeat(58)
                        + "]/Encoding<</Differences[65"
                        + "/a".repeat(58)
                        + "]>>/CharProcs<</a 4 0 R>>/Resources<</Font<</F 5 0 R>>>>>>");
    }

    private static Map<Integer, String> toUnicode() {
        String map =
                "begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n"
                        + "100 beginbfrange\n"
                        + "<00000000> <FFFFFFFF> <0041>\n".repeat(100)
                        + "endbfrange\nendcmap";
        return Map.of(
                5,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
                6,
                stream("", map));
    }

    private static Map<Integer, String> fontProgram() {
        String program =
                "\0\1\0\0\u00ff\u00ff\0\0\0\0\0\0"
                        + "glyf\0\0\0\0\0\0\0\1\u007f\u00ff\u00ff\u00ff".repeat(60_000);
        return Map.of(
                5,
                "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 255/FontDescriptor 6 0 R>>",
                6,
                "<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 7 0 R>>",
                7,
                stream("", program));
    }

    private static String filters() {
        return stream("/Filter[" + "/ASCIIHexDecode".repeat(100_000) + "]", "41".repeat(100));
    }

    private static byte[] deflated(int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) ' ');
            for (int i = 0; i < length >> 20; i++) {
                deflater.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] objectStream(int length) {
        return pdf(
                Map.of(
                        3,
                        page("/X 8 0 R"),
                        6,
                        stream(
                                "/Type/ObjStm/N 1/First 5/Filter/FlateDecode",
                                new String(deflated(length), ISO_8859_1))));
    }

    private static byte[] loopedObjectStream() {
        return pdf(Map.of(6, stream("/Type/ObjStm/N 1/First 4/Extends 6 0 R", "3 0 6 0 R")));
    }

    private static byte[] loopedTable() {
        String good = new String(pdf(Map.of()), ISO_8859_1);
        String start =
                good.substring(good.lastIndexOf("startxref") + 10, good.lastIndexOf("\n%%EOF"));
        return good.replace("/Root 1 0 R", "/Root 1 0 R/Prev " + start).getBytes(ISO_8859_1);
    }
}
