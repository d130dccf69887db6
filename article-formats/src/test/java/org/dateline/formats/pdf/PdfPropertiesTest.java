package org.dateline.formats.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.formats.pdf.Pdfs.read;

import java.io.ByteArrayInputStream;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.dateline.events.Declared.Date;
import org.junit.jupiter.api.Test;

/// What PDF files say of themselves.
class PdfPropertiesTest {

    @Test
    void whatTheFileSaysOfItselfIsDeclared() throws Exception {
        Pdfs pdf = new Pdfs().lines(60, 100, 11, "A text.");
        var info = pdf.document().getDocumentInformation();
        info.setTitle("Fog keeps the ferry waiting");
        info.setAuthor("Ada Lind; Bo Berg");
        info.setSubject("A day without a ferry");
        info.setKeywords("ferry, fog");
        var time = new GregorianCalendar(TimeZone.getTimeZone("GMT+02:00"));
        time.clear();
        time.set(2025, 5, 10, 9, 0, 0);
        info.setCreationDate(time);
        pdf.document().getDocumentCatalog().setLanguage("en-GB");
        var properties = read(pdf.bytes()).properties();
        assertThat(properties.title()).isEqualTo("Fog keeps the ferry waiting");
        assertThat(properties.authors()).containsExactly("Ada Lind", "Bo Berg");
        assertThat(properties.description()).isEqualTo("A day without a ferry");
        assertThat(properties.tags()).containsExactly("ferry", "fog");
        assertThat(properties.language()).isEqualTo("en-GB");
        assertThat(properties.dates())
                .containsExactly(
                        new Date("2025-06-10T09:00:00+02:00", Date.Kind.OTHER, "pdf:CreationDate"));
    }

    @Test
    void xmpComesBeforeTheOlderInformation() throws Exception {
        Pdfs pdf = new Pdfs().lines(60, 100, 11, "A text.");
        pdf.document().getDocumentInformation().setTitle("ferry_final_v3.indd");
        String xmp =
                """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                  xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmp:CreateDate="2025-06-09T18:00:00Z">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Fog &amp; ferry</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>Ada Lind</rdf:li><rdf:li>Bo Berg</rdf:li></rdf:Seq></dc:creator>
                <prism:publicationDate>2025-06-10</prism:publicationDate>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                """;
        pdf.document()
                .getDocumentCatalog()
                .setMetadata(
                        new PDMetadata(
                                pdf.document(), new ByteArrayInputStream(xmp.getBytes(UTF_8))));
        var properties = read(pdf.bytes()).properties();
        assertThat(properties.title()).isEqualTo("Fog & ferry");
        assertThat(properties.authors()).containsExactly("Ada Lind", "Bo Berg");
        assertThat(properties.dates())
                .contains(
                        new Date("2025-06-10", Date.Kind.PUBLISHED, "prism:publicationDate"),
                        new Date("2025-06-09T18:00:00Z", Date.Kind.OTHER, "xmp:CreateDate"));
    }

    @Test
    void datesAreWrittenAsIso8601() {
        assertThat(
                        List.of(
                                        "D:20250610090000+02'00'",
                                        "D:20250610090000Z",
                                        "D:20250610",
                                        "20250610090000-05'00")
                                .stream()
                                .map(date -> PdfProperties.isoDate(date).orElse("")))
                .containsExactly(
                        "2025-06-10T09:00:00+02:00",
                        "2025-06-10T09:00:00Z",
                        "2025-06-10",
                        "2025-06-10T09:00:00-05:00");
        assertThat(PdfProperties.isoDate("yesterday")).isEmpty();
    }
}
