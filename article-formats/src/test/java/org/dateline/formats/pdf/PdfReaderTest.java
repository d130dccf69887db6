package org.dateline.formats.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.dateline.events.Declared.Date;
import org.dateline.events.ReasonCode;
import org.dateline.formats.document.DocumentResult;
import org.junit.jupiter.api.Test;

class PdfReaderTest {

    private static DocumentResult.Read read(byte[] pdf) {
        assertThat(PdfReader.read(pdf)).isInstanceOf(DocumentResult.Read.class);
        return (DocumentResult.Read) PdfReader.read(pdf);
    }

    private static DocumentResult.Refused refused(byte[] pdf) {
        assertThat(PdfReader.read(pdf)).isInstanceOf(DocumentResult.Refused.class);
        return (DocumentResult.Refused) PdfReader.read(pdf);
    }

    private static final String[] LEFT = {
        "The ferry left the harbour at", "seven in the morning with forty",
        "passengers, the port said. It", "was late because of the fog that",
        "had come up over the strait dur-", "ing the night and did not lift.",
    };

    private static final String[] RIGHT = {
        "Nobody was hurt when the boat", "ran aground on the way back.",
        "The crew called for help, and a", "pilot came with the evening tide.",
        "He found the well-known rock", "that others had found before.",
    };

    @Test
    void columnsAreReadOneAfterTheOther() {
        byte[] pdf =
                new Pdfs()
                        .lines(60, 80, 24, "Fog keeps the ferry waiting all day long")
                        .lines(60, 130, 11, LEFT)
                        .lines(300, 130, 11, RIGHT)
                        .bytes();
        assertThat(read(pdf).text())
                .isEqualTo(
                        """
                        Fog keeps the ferry waiting all day long

                        The ferry left the harbour at seven in the morning with forty passengers, the port said. \
                        It was late because of the fog that had come up over the strait during the night and did not lift.

                        Nobody was hurt when the boat ran aground on the way back. The crew called for help, and a \
                        pilot came with the evening tide. He found the well-known rock that others had found before.""");
    }

    @Test
    void columnsThatWereDrawnLineByLineAreReadOneAfterTheOther() {
        Pdfs pdf = new Pdfs();
        for (int i = 0; i < LEFT.length; i++) {
            pdf.lines(60, 130 + 14 * i, 11, LEFT[i]).lines(300, 137 + 14 * i, 11, RIGHT[i]);
        }
        assertThat(read(pdf.bytes()).text())
                .startsWith("The ferry left")
                .contains("did not lift.\n\nNobody was hurt");
    }

    @Test
    void threeColumnsAndWhatRunsBelowThemKeepTheirOrder() {
        String text =
                read(new Pdfs()
                                .lines(40, 130, 8, LEFT)
                                .lines(220, 130, 8, RIGHT)
                                .lines(400, 130, 8, LEFT)
                                .lines(
                                        40,
                                        260,
                                        8,
                                        "This line runs below all of the columns and is longer than any of them, so that it reaches from edge to edge of them.")
                                .bytes())
                        .text();
        assertThat(text.split("\n\n"))
                .hasSize(4)
                .satisfies(
                        parts -> {
                            assertThat(parts[0]).startsWith("The ferry left");
                            assertThat(parts[1]).startsWith("Nobody");
                            assertThat(parts[2]).startsWith("The ferry left");
                            assertThat(parts[3]).startsWith("This line runs below");
                        });
    }

    @Test
    void rowsOfTablesStayTogether() {
        byte[] pdf =
                new Pdfs()
                        .lines(60, 100, 11, "Route", "North", "South", "East")
                        .lines(200, 100, 11, "Boats", "12", "9", "4")
                        .lines(300, 100, 11, "Riders", "4,100", "3,205", "870")
                        .bytes();
        assertThat(read(pdf).text()).contains("North 12 4,100").contains("East 4 870");
    }

    @Test
    void partedWordsAreJoinedUnlessTheyHaveAHyphen() {
        byte[] pdf =
                new Pdfs()
                        .lines(
                                60,
                                100,
                                11,
                                "The govern-",
                                "ment met its well-",
                                "known critics, and well-known they are, in the Nord-",
                                "und Ostsee towns of Schleswig-",
                                "Holstein.")
                        .bytes();
        assertThat(read(pdf).text())
                .isEqualTo(
                        "The government met its well-known critics, and well-known they are, in the Nord- und Ostsee towns of Schleswig-Holstein.");
    }

    @Test
    void runningHeadsAndPageNumbersAreLeftOut() {
        Pdfs pdf = new Pdfs();
        for (int i = 1; i <= 4; i++) {
            if (i > 1) {
                pdf.nextPage();
            }
            pdf.lines(60, 40, 9, "The Harbour Gazette, 10 June 2025, issue " + (100 + i))
                    .lines(60, 120, 11, "Story " + i + " begins here and tells of boats.", "1984")
                    .lines(290, 810, 9, "– " + i + " –");
        }
        String text = read(pdf.bytes()).text();
        assertThat(text).doesNotContain("Gazette").doesNotContain("–");
        assertThat(text).contains("Story 1 begins").contains("Story 4 begins").contains("1984");
    }

    @Test
    void aParagraphGoesOnOnTheNextPage() {
        byte[] pdf =
                new Pdfs()
                        .lines(60, 700, 11, "The mayor said that the bridge would be closed un-")
                        .nextPage()
                        .lines(60, 100, 11, "til the spring, and opened for good in summer.")
                        .bytes();
        assertThat(read(pdf).text())
                .isEqualTo(
                        "The mayor said that the bridge would be closed until the spring, and opened for good in summer.");
    }

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

    @Test
    void aScanWithoutTextSaysSo() {
        assertThat(refused(new Pdfs().nextPage().bytes()))
                .isEqualTo(
                        new DocumentResult.Refused(
                                ReasonCode.NO_TEXT,
                                "the PDF holds pictures of its 2 pages and no text; run text recognition (OCR) on it and drop it again"));
    }

    @Test
    void anEncryptedFileSaysSo() throws Exception {
        Pdfs pdf = new Pdfs().lines(60, 100, 11, "A secret.");
        pdf.document()
                .protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        assertThat(refused(pdf.bytes()).reason()).isEqualTo(ReasonCode.ENCRYPTED);
        Pdfs open = new Pdfs().lines(60, 100, 11, "No secret.");
        open.document().protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
        assertThat(read(open.bytes()).text()).isEqualTo("No secret.");
    }

    @Test
    void aStreamThatGrowsBeyondAnyPageIsRefused() throws Exception {
        Pdfs pdf = new Pdfs();
        byte[] spaces = new byte[100 << 20];
        Arrays.fill(spaces, (byte) ' ');
        var stream =
                new PDStream(
                        pdf.document(), new ByteArrayInputStream(spaces), COSName.FLATE_DECODE);
        pdf.document().getPage(0).setContents(stream);
        byte[] bytes = pdf.bytes();
        assertThat(bytes.length).isLessThan(1 << 20);
        assertThat(refused(bytes).reason()).isEqualTo(ReasonCode.TOO_LARGE);
    }

    @Test
    void drawingsWithinDrawingsAreBounded() throws Exception {
        Pdfs pdf = new Pdfs();
        PDFormXObject inner = new PDFormXObject(pdf.document());
        inner.setBBox(new PDRectangle(10, 10));
        for (int i = 0; i < 40; i++) {
            PDFormXObject outer = new PDFormXObject(pdf.document());
            PDResources resources = new PDResources();
            outer.setResources(resources);
            outer.setBBox(new PDRectangle(10, 10));
            String name = resources.add(inner).getName();
            try (var out = outer.getStream().createOutputStream()) {
                out.write(("/%1$s Do /%1$s Do /%1$s Do\n".formatted(name)).getBytes(ISO_8859_1));
            }
            inner = outer;
        }
        PDPage page = pdf.document().getPage(0);
        PDResources resources = new PDResources();
        page.setResources(resources);
        String name = resources.add(inner).getName();
        var stream =
                new PDStream(
                        pdf.document(),
                        new ByteArrayInputStream(("/" + name + " Do").getBytes(UTF_8)));
        page.setContents(stream);
        assertThat(refused(pdf.bytes()).reason()).isEqualTo(ReasonCode.TOO_LARGE);
    }

    @Property(tries = 300)
    void anyPrefixGivesAnArticleOrAReason(@ForAll @IntRange(max = 100) int percent) {
        byte[] prefix = Arrays.copyOf(SAMPLE, SAMPLE.length * percent / 100);
        assertThat(PdfReader.read(prefix)).isNotNull();
    }

    private static final byte[] SAMPLE =
            new Pdfs().lines(60, 130, 11, LEFT).lines(300, 130, 11, RIGHT).bytes();
}
