package org.dateline.formats.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dateline.events.Declared.Date;
import org.dateline.events.ReasonCode;
import org.dateline.formats.document.DocumentResult;
import org.junit.jupiter.api.Test;

class OfficeReaderTest {

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] word(String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>"
                        + body
                        + "</w:body></w:document>");
        parts.put(
                "docProps/core.xml",
                """
                <cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="dcterms"><dc:title>Fog &amp; ferry</dc:title>
                <dc:creator>Ada Lind;Bo Berg</dc:creator><cp:keywords>ferry, fog</cp:keywords>
                <dcterms:created>2025-06-10T07:00:00Z</dcterms:created>
                <dcterms:modified>2025-06-11T07:00:00Z</dcterms:modified></cp:coreProperties>
                """);
        return zip(parts);
    }

    private static byte[] openDocument(String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put(
                "content.xml",
                "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><office:body><office:text>"
                        + body
                        + "</office:text></office:body></office:document-content>");
        parts.put(
                "meta.xml",
                """
                <office:document-meta xmlns:office="o" xmlns:dc="dc" xmlns:meta="m"><office:meta><dc:title>Fog</dc:title>
                <meta:initial-creator>Ada Lind</meta:initial-creator><dc:creator>Bo Berg</dc:creator>
                <meta:creation-date>2025-06-10T07:00:00</meta:creation-date></office:meta></office:document-meta>
                """);
        return zip(parts);
    }

    private static DocumentResult.Read read(byte[] document) {
        DocumentResult result = OfficeReader.read(document);
        assertThat(result).isInstanceOf(DocumentResult.Read.class);
        return (DocumentResult.Read) result;
    }

    private static ReasonCode refused(byte[] document) {
        DocumentResult result = OfficeReader.read(document);
        assertThat(result).isInstanceOf(DocumentResult.Refused.class);
        return ((DocumentResult.Refused) result).reason();
    }

    private static final String BODY =
            """
            <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Fog keeps the </w:t></w:r><w:r><w:t>ferry</w:t></w:r></w:p>
            <w:p><w:r><w:t>It was late</w:t><w:br/><w:t>and cold.</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>second</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Route</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Boats</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>North</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>The end.</w:t></w:r></w:p>
            """;

    @Test
    void aWordDocumentIsReadByItsParagraphsListsAndTables() {
        assertThat(read(word(BODY)).text())
                .isEqualTo(
                        """
                        Fog keeps the ferry

                        It was late
                        and cold.

                        first
                        second

                        Route | Boats
                        North | 12

                        The end.""");
    }

    @Test
    void whatADocumentSaysOfItselfIsDeclared() {
        var word = read(word(BODY)).properties();
        assertThat(word.title()).isEqualTo("Fog & ferry");
        assertThat(word.authors()).containsExactly("Ada Lind", "Bo Berg");
        assertThat(word.tags()).containsExactly("ferry", "fog");
        assertThat(word.dates())
                .containsExactly(
                        new Date("2025-06-10T07:00:00Z", Date.Kind.OTHER, "dcterms:created"),
                        new Date("2025-06-11T07:00:00Z", Date.Kind.MODIFIED, "dcterms:modified"));
        var open = read(openDocument("<text:p>Text.</text:p>")).properties();
        assertThat(open.title()).isEqualTo("Fog");
        assertThat(open.authors()).containsExactly("Ada Lind");
    }

    @Test
    void anOpenDocumentIsReadByItsParagraphsListsAndTables() {
        String body =
                """
                <text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Fog</text:h>
                <text:p>It<text:s text:c="2"/>was <text:span>late</text:span>.<text:note><text:p>a note</text:p></text:note></text:p>
                <text:list><text:list-item><text:p>first</text:p></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list>
                <table:table><table:table-row><table:table-cell><text:p>North</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
                """;
        assertThat(read(openDocument(body)).text())
                .isEqualTo("Fog\n\nIt  was late.\n\nfirst\nsecond\n\nNorth | 12");
    }

    @Test
    void entitiesOfADocumentAreNotResolved() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "word/document.xml",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>a&x;b</w:t></w:r></w:p></w:document>");
        DocumentResult result = OfficeReader.read(zip(parts));
        if (result instanceof DocumentResult.Read(String text, var _)) {
            assertThat(text).isEqualTo("ab");
        } else {
            assertThat(((DocumentResult.Refused) result).reason()).isEqualTo(ReasonCode.UNREADABLE);
        }
    }

    @Test
    void otherDocumentsSayWhatToDo() {
        assertThat(refused(zip(Map.of("xl/workbook.xml", "<x/>"))))
                .isEqualTo(ReasonCode.UNSUPPORTED_FORMAT);
        byte[] old =
                Arrays.copyOf(
                        new byte[] {
                            (byte) 0xD0,
                            (byte) 0xCF,
                            0x11,
                            (byte) 0xE0,
                            (byte) 0xA1,
                            (byte) 0xB1,
                            0x1A,
                            (byte) 0xE1
                        },
                        600);
        assertThat(refused(old)).isEqualTo(ReasonCode.UNSUPPORTED_FORMAT);
        byte[] encrypted = old.clone();
        byte[] name = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, encrypted, 100, name.length);
        assertThat(refused(encrypted)).isEqualTo(ReasonCode.ENCRYPTED);
    }

    @Property(tries = 101)
    void anyPrefixGivesAnArticleOrAReason(@ForAll @IntRange(max = 100) int percent) {
        byte[] word = word(BODY);
        assertThat(OfficeReader.read(Arrays.copyOf(word, word.length * percent / 100))).isNotNull();
    }
}
