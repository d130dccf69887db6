package org.dateline.formats.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML that can do no harm: no DTD, no entities but the five of XML itself, nothing fetched.
public final class HarmlessXml {

    private static final XMLInputFactory FACTORY = factory();

    private HarmlessXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        return reader(new ByteArrayInputStream(xml));
    }

    public static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(xml);
    }
}
