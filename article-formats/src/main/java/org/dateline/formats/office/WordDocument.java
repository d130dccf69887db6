package org.dateline.formats.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dateline.formats.document.Blocks;
import org.dateline.formats.document.HarmlessXml;
import org.dateline.formats.document.Properties;
import org.jspecify.annotations.Nullable;

/// The text of a document in Office Open XML (ECMA-376).
final class WordDocument {

    private static final String RELATIONS = "_rels/.rels";

    /// What is there a second time for older programs, or not any more.
    private static final Set<String> LEFT_OUT =
            Set.of("Fallback", "moveFrom", "del", "footnote", "endnote", "instrText");

    private static final Set<String> TITLE_STYLES = Set.of("title", "titel", "titre", "titolo");

    private WordDocument() {}

    /// The name of the part with the text; empty in other kinds of documents.
    static Optional<String> mainPart(Parts parts) throws IOException, XMLStreamException {
        if (parts.has("word/document.xml")) {
            return Optional.of("word/document.xml");
        }
        if (!parts.has(RELATIONS)) {
            return Optional.empty();
        }
        try (InputStream in = parts.open(RELATIONS)) {
            XMLStreamReader xml = HarmlessXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")
                        && attribute(xml, "Type").endsWith("/officeDocument")) {
                    String target = attribute(xml, "Target").replaceFirst("^/", "");
                    return target.startsWith("word/") && parts.has(target)
                            ? Optional.of(target)
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    static void read(InputStream in, Blocks blocks, Properties.Builder properties)
            throws IOException, XMLStreamException {
        try (in) {
            new Reading(HarmlessXml.reader(in), blocks, properties).read();
        }
    }

    private static final class Reading {

        private final XMLStreamReader xml;
        private final Blocks blocks;
        private final TextWriter writer;
        private final Properties.Builder properties;
        private boolean inText;
        private boolean inRun;
        private boolean hidden;
        private @Nullable String style;

        Reading(XMLStreamReader xml, Blocks blocks, Properties.Builder properties) {
            this.xml = xml;
            this.blocks = blocks;
            this.writer = new TextWriter(blocks);
            this.properties = properties;
        }

        void read() throws XMLStreamException {
            while (xml.hasNext() && !blocks.isTooLong()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (inText && !hidden) {
                            writer.text(xml.getText());
                        }
                    }
                    default -> {}
                }
            }
        }

        private void start(String name) throws XMLStreamException {
            switch (name) {
                case "p" -> {
                    writer.startParagraph(false);
                    style = null;
                }
                case "numPr" -> writer.isItem();
                case "pStyle" -> style = attribute(xml, "val");
                case "r" -> {
                    inRun = true;
                    hidden = false;
                }
                case "vanish" -> hidden = inRun && !isOff(attribute(xml, "val"));
                case "t" -> inText = true;
                case "tab", "ptab" -> text(inRun ? "\t" : "");
                case "br", "cr" -> text("\n");
                case "noBreakHyphen" -> text("-");
                case "tr" -> writer.startRow();
                default -> {
                    if (LEFT_OUT.contains(name)) {
                        Elements.skip(xml);
                    }
                }
            }
        }

        private void end(String name) {
            switch (name) {
                case "p" -> {
                    String text = writer.endParagraph();
                    if (style != null && TITLE_STYLES.contains(style.toLowerCase(Locale.ROOT))) {
                        properties.title(text);
                    }
                    style = null;
                }
                case "r" -> inRun = false;
                case "t" -> inText = false;
                case "tc" -> writer.endCell();
                case "tr" -> writer.endRow();
                default -> {}
            }
        }

        private void text(String text) {
            if (!hidden) {
                writer.text(text);
            }
        }
    }

    private static boolean isOff(String value) {
        return value.equals("0") || value.equals("false") || value.equals("off");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }
}
