package org.dateline.formats.office;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.document.HarmlessXml;
import org.dateline.formats.document.Properties;

/// What a document says of itself.
final class DocumentProperties {

    private static final int LONGEST_VALUE = 8000;

    private DocumentProperties() {}

    @FunctionalInterface
    private interface Property {

        void is(String name, String value);
    }

    static void ofWord(Parts parts, Properties.Builder properties) throws IOException {
        read(
                parts,
                "docProps/core.xml",
                (name, value) -> {
                    switch (name) {
                        case "title" -> properties.title(value);
                        case "creator" -> properties.author(value);
                        case "description", "subject" -> properties.description(value);
                        case "keywords" -> properties.tag(value);
                        case "language" -> properties.language(value);
                        case "created" -> properties.date(value, Kind.OTHER, "dcterms:created");
                        case "modified" ->
                                properties.date(value, Kind.MODIFIED, "dcterms:modified");
                        default -> {}
                    }
                });
    }

    /// In OpenDocument, `creator` and `date` are of the last change.
    static void ofOpenDocument(Parts parts, Properties.Builder properties) throws IOException {
        read(
                parts,
                "meta.xml",
                (name, value) -> {
                    switch (name) {
                        case "title" -> properties.title(value);
                        case "initial-creator" -> properties.author(value);
                        case "description", "subject" -> properties.description(value);
                        case "keyword" -> properties.tag(value);
                        case "language" -> properties.language(value);
                        case "creation-date" ->
                                properties.date(value, Kind.OTHER, "meta:creation-date");
                        case "date" -> properties.date(value, Kind.MODIFIED, "dc:date");
                        default -> {}
                    }
                });
    }

    /// Damaged properties are none.
    private static void read(Parts parts, String part, Property property) throws IOException {
        if (!parts.has(part)) {
            return;
        }
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = HarmlessXml.reader(in);
            StringBuilder value = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> value.setLength(0);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (value.length() < LONGEST_VALUE) {
                            value.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        property.is(xml.getLocalName(), value.toString());
                        value.setLength(0);
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // what came before the damage counts
        }
    }
}
