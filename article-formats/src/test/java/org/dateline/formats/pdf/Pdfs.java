package org.dateline.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.dateline.formats.document.DocumentResult;

/// Makes PDF files, and reads them.
final class Pdfs {

    private final PDDocument document = new PDDocument();
    private final PDType1Font font = new PDType1Font(FontName.HELVETICA);
    private PDPage page = new PDPage(PDRectangle.A4);

    Pdfs() {
        document.addPage(page);
    }

    PDDocument document() {
        return document;
    }

    Pdfs nextPage() {
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return this;
    }

    /// Lines from a place downwards.
    Pdfs lines(float left, float top, float size, String... lines) {
        try (var content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            float y = page.getMediaBox().getHeight() - top;
            for (String line : lines) {
                content.beginText();
                content.setFont(font, size);
                content.newLineAtOffset(left, y);
                content.showText(line);
                content.endText();
                y -= 1.2f * size;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] bytes() {
        try (document) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocumentResult.Read read(byte[] pdf) {
        assertThat(PdfReader.read(pdf)).isInstanceOf(DocumentResult.Read.class);
        return (DocumentResult.Read) PdfReader.read(pdf);
    }

    static DocumentResult.Refused refused(byte[] pdf) {
        assertThat(PdfReader.read(pdf)).isInstanceOf(DocumentResult.Refused.class);
        return (DocumentResult.Refused) PdfReader.read(pdf);
    }
}
