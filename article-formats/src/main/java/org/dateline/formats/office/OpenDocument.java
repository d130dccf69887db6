package org.dateline.formats.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dateline.formats.document.Blocks;
import org.dateline.formats.document.HarmlessXml;

/// The text of a document in OpenDocument format (ISO/IEC 26300).
final class OpenDocument {

    private static final String MANIFEST = "META-INF/manifest.xml";

    private static final int MOST_SPACES = 100;

    /// What is no text of the article, or not any more.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "tracked-changes",
                    "annotation",
                    "note",
                    "table-of-content",
                    "automatic-styles",
                    "scripts",
                    "forms",
                    "font-face-decls",
                    "title",
                    "desc");

    private OpenDocument() {}

    static boolean isEncrypted(Parts parts) throws IOException, XMLStreamException {
        if (!parts.has(MANIFEST)) {
            return false;
        }
        try (InputStream in = parts.open(MANIFEST)) {
            XMLStreamReader xml = HarmlessXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("encryption-data")) {
                    return true;
                }
            }
        }
        return false;
    }

    static void read(InputStream in, Blocks blocks) throws IOException, XMLStreamException {
        try (in) {
            XMLStreamReader xml = HarmlessXml.reader(in);
            TextWriter writer = new TextWriter(blocks);
            int items = 0;
            int inParagraph = 0;
            while (xml.hasNext() && !blocks.isTooLong()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = xml.getLocalName();
                        switch (name) {
                            case "p", "h" -> {
                                writer.startParagraph(items > 0);
                                inParagraph++;
                            }
                            case "list-item" -> items++;
                            case "s" -> writer.text(" ".repeat(spaces(xml)));
                            case "tab" -> writer.text("\t");
                            case "line-break" -> writer.text("\n");
                            case "table-row" -> writer.startRow();
                            default -> {
                                if (LEFT_OUT.contains(name)) {
                                    Elements.skip(xml);
                                }
                            }
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "p", "h" -> {
                                writer.endParagraph();
                                inParagraph--;
                            }
                            case "list-item" -> items--;
                            case "table-cell" -> writer.endCell();
                            case "table-row" -> writer.endRow();
                            default -> {}
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (inParagraph > 0) {
                            writer.text(xml.getText().replace('\n', ' '));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static int spaces(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("c")) {
                try {
                    return Math.clamp(Integer.parseInt(xml.getAttributeValue(i)), 1, MOST_SPACES);
                } catch (NumberFormatException e) {
                    return 1;
                }
            }
        }
        return 1;
    }
}
