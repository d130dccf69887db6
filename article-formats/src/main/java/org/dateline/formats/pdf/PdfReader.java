package org.dateline.formats.pdf;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.dateline.events.ArticleText;
import org.dateline.events.ReasonCode;
import org.dateline.formats.TextLimits;
import org.dateline.formats.document.DocumentResult;
import org.dateline.formats.document.Properties;

/// Reads the article of a PDF file. Memory and time are bounded, whatever the file holds; nothing
/// in it is run or fetched.
public final class PdfReader {

    /// Rises whenever the same bytes would be read as another article.
    public static final int VERSION = 1;

    /// Longer files are refused; they are held in memory while they are read.
    public static final int MAX_BYTES = 24 << 20;

    /// Kept, as the JDK forgets loggers that nobody holds. It tells of damage, with parts of texts.
    private static final List<Logger> SILENT =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    static {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
        PlainFonts.use();
    }

    private PdfReader() {}

    /// Whether a file that begins like this is one of these: some have other bytes first.
    public static boolean isPdf(byte[] start) {
        for (int i = 0; i + 4 < Math.min(start.length, 1024); i++) {
            if (start[i] == '%'
                    && start[i + 1] == 'P'
                    && start[i + 2] == 'D'
                    && start[i + 3] == 'F'
                    && start[i + 4] == '-') {
                return true;
            }
        }
        return false;
    }

    /// The article of a file.
    public static DocumentResult read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new DocumentResult.Refused(
                    ReasonCode.TOO_LARGE, "the PDF has more than " + MAX_BYTES + " bytes");
        }
        try (PDDocument document = Loader.loadPDF(new BoundedBytes(bytes))) {
            return read(document);
        } catch (InvalidPasswordException e) {
            return new DocumentResult.Refused(
                    ReasonCode.ENCRYPTED,
                    "the PDF is encrypted; save it without a password and drop it again");
        } catch (TooMuchException e) {
            return new DocumentResult.Refused(ReasonCode.TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return damaged(e.getClass().getSimpleName());
        }
    }

    private static DocumentResult.Refused damaged(String how) {
        return new DocumentResult.Refused(
                ReasonCode.UNREADABLE,
                "the PDF is damaged (" + how + "); open it, save it again and drop that file");
    }

    private static DocumentResult read(PDDocument document) throws IOException {
        if (document.getNumberOfPages() == 0) {
            return damaged("no page is found in it");
        }
        List<Page> pages = PageText.of(document);
        String text = ArticleText.clean(Paragraphs.of(RunningHeads.leftOut(pages)));
        if (TextLimits.isBlank(text)) {
            return new DocumentResult.Refused(
                    ReasonCode.NO_TEXT,
                    "the PDF holds pictures of its %d pages and no text; run text recognition (OCR) on it and drop it again"
                            .formatted(document.getNumberOfPages()));
        }
        Properties properties = PdfProperties.of(document);
        return TextLimits.check(text)
                .<DocumentResult>map(b -> new DocumentResult.Refused(b.reason(), b.detail()))
                .orElseGet(() -> new DocumentResult.Read(text, properties));
    }
}
