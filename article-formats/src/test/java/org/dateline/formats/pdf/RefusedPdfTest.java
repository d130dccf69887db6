package org.dateline.formats.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.formats.pdf.Pdfs.read;
import static org.dateline.formats.pdf.Pdfs.refused;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.dateline.events.ReasonCode;
import org.dateline.formats.document.DocumentResult;
import org.junit.jupiter.api.Test;

/// PDF files that hold no article, or would take more than any page does.
class RefusedPdfTest {

    private static final byte[] SAMPLE =
            new Pdfs()
                    .lines(60, 130, 11, "The ferry left the harbour at", "seven in the morning.")
                    .lines(300, 130, 11, "Nobody was hurt when the boat", "ran aground.")
                    .bytes();

    @Test
    void aScanWithoutTextSaysSo() {
        assertThat(refused(new Pdfs().nextPage().bytes()))
                .isEqualTo(
                        new DocumentResult.Refused(
                                ReasonCode.NO_TEXT,
                                "the PDF holds pictures of its 2 pages and no text; run text recognition (OCR) on it and drop it again"));
    }

    @Test
    void aFileInWhichNoPageIsFoundIsDamaged() {
        String pages =
                "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\ntrailer<</Root 1 0 R>>\n";
        for (String body : List.of(pages.formatted("", 0), pages.formatted("2 0 R", 99_999_999))) {
            assertThat(refused(("%PDF-1.7\n" + body).getBytes(UTF_8)))
                    .isEqualTo(
                            new DocumentResult.Refused(
                                    ReasonCode.UNREADABLE,
                                    "the PDF is damaged (no page is found in it); open it, save it again and drop that file"));
        }
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
                out.write("/%1$s Do /%1$s Do /%1$s Do\n".formatted(name).getBytes(ISO_8859_1));
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
        String told =
                switch (PdfReader.read(prefix)) {
                    case DocumentResult.Read(String text, _) -> text;
                    case DocumentResult.Refused(_, String detail) -> detail;
                };
        assertThat(told).isNotBlank();
    }
}
