package org.dateline.formats.pdf;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.document.HarmlessXml;
import org.dateline.formats.document.Properties;

/// Reads properties out of [XMP](https://developer.adobe.com/xmp/docs/), where they are elements,
/// lists or attributes.
final class Xmp {

    private static final int MOST_BYTES = 1 << 20;

    private static final int LONGEST_VALUE = 8000;

    private Xmp() {}

    static void read(InputStream in, Properties.Builder properties) throws IOException {
        try {
            XMLStreamReader xml = HarmlessXml.reader(in.readNBytes(MOST_BYTES));
            String property = "";
            StringBuilder value = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        for (int i = 0; i < xml.getAttributeCount(); i++) {
                            String name =
                                    name(xml.getAttributePrefix(i), xml.getAttributeLocalName(i));
                            add(properties, name, xml.getAttributeValue(i));
                        }
                        String name = name(xml.getPrefix(), xml.getLocalName());
                        if (!name.startsWith("rdf:")) {
                            property = name;
                        }
                        value.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (value.length() < LONGEST_VALUE) {
                            value.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        add(properties, property, value.toString());
                        value.setLength(0);
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static String name(String prefix, String name) {
        return prefix + ":" + name;
    }

    private static void add(Properties.Builder properties, String name, String value) {
        if (value.isBlank()) {
            return;
        }
        switch (name) {
            case "dc:title", "photoshop:Headline" -> {
                if (PdfProperties.isTitle(value)) {
                    properties.title(value);
                }
            }
            case "dc:creator" -> properties.author(value);
            case "dc:description" -> properties.description(value);
            case "dc:subject", "pdf:Keywords" -> properties.tag(value);
            case "dc:language" -> properties.language(value);
            case "dc:publisher", "prism:publicationName" -> properties.publisher(value);
            case "prism:publicationDate", "prism:coverDate", "dc:date" ->
                    properties.date(value, Kind.PUBLISHED, name);
            case "prism:modificationDate", "xmp:ModifyDate" ->
                    properties.date(value, Kind.MODIFIED, name);
            case "xmp:CreateDate", "photoshop:DateCreated" ->
                    properties.date(value, Kind.OTHER, name);
            default -> {}
        }
    }
}
