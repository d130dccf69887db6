package org.dateline.formats.office;

import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.dateline.events.ArticleText;
import org.dateline.events.ReasonCode;
import org.dateline.formats.TextLimits;
import org.dateline.formats.document.Blocks;
import org.dateline.formats.document.DocumentResult;
import org.dateline.formats.document.Properties;

/// Reads the article of a document of a word processor.
public final class OfficeReader {

    /// Rises whenever the same bytes would be read as another article.
    public static final int VERSION = 1;

    /// Longer files are refused; they are held in memory while they are read.
    public static final int MAX_BYTES = 32 << 20;

    private OfficeReader() {}

    /// The article of a file.
    public static DocumentResult read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new DocumentResult.Refused(
                    ReasonCode.TOO_LARGE, "the document has more than " + MAX_BYTES + " bytes");
        }
        if (CompoundFile.is(bytes)) {
            return CompoundFile.refused(bytes);
        }
        try (Parts parts = new Parts(bytes)) {
            return read(parts);
        } catch (Parts.TooLargeException e) {
            return new DocumentResult.Refused(
                    ReasonCode.TOO_LARGE, "a part of the document is larger than any text");
        } catch (IOException | XMLStreamException | RuntimeException e) {
            return new DocumentResult.Refused(
                    ReasonCode.UNREADABLE,
                    "the document is damaged (%s); open it, save it again and drop that file"
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    private static DocumentResult read(Parts parts) throws IOException, XMLStreamException {
        Blocks blocks = new Blocks();
        Properties.Builder properties = new Properties.Builder();
        Optional<String> word = WordDocument.mainPart(parts);
        if (word.isPresent()) {
            DocumentProperties.ofWord(parts, properties);
            WordDocument.read(parts.open(word.get()), blocks, properties);
        } else if (parts.has("content.xml")) {
            if (OpenDocument.isEncrypted(parts)) {
                return new DocumentResult.Refused(
                        ReasonCode.ENCRYPTED,
                        "the document is encrypted; save it without a password and drop it again");
            }
            DocumentProperties.ofOpenDocument(parts, properties);
            OpenDocument.read(parts.open("content.xml"), blocks);
        } else {
            return new DocumentResult.Refused(
                    ReasonCode.UNSUPPORTED_FORMAT,
                    "no text document; save it as .docx, .odt or PDF and drop it again");
        }
        String text = ArticleText.clean(blocks.text());
        return TextLimits.check(text)
                .<DocumentResult>map(b -> new DocumentResult.Refused(b.reason(), b.detail()))
                .orElseGet(() -> new DocumentResult.Read(text, properties.build()));
    }
}
