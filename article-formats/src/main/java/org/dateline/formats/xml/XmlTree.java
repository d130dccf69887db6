package org.dateline.formats.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/// One record of an XML file as a tree.
///
/// @param root what was read, also where it broke off
/// @param brokenAt line and column within the record where it is no XML, for a person; null where
///     all of it is
/// @param namespaces that its root declares, by prefix
public record XmlTree(XmlElement root, @Nullable String brokenAt, Map<String, String> namespaces) {

    private static final int MOST_ELEMENTS = 100_000;

    private static final int MOST_DEPTH = 200;

    private static final int MOST_SCOPES = 2000;

    private static final WstxInputFactory FACTORY = factory();

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // prefixes are often not declared; the record that uses one is none the worse
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MOST_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 64 << 10);
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        return factory;
    }

    /// Reads a record.
    ///
    /// @param around the namespaces that are declared around it
    static XmlTree of(String xml, Map<String, String> around) {
        Builder builder = new Builder(around);
        String brokenAt = null;
        try {
            XMLStreamReader reader =
                    FACTORY.createXMLStreamReader(new StringReader(XmlRepair.repaired(xml)));
            try {
                while (builder.isOpen() && reader.hasNext()) {
                    builder.take(reader, reader.next());
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            brokenAt =
                    e.getLocation() == null
                            ? "at its end"
                            : "line %d, column %d"
                                    .formatted(
                                            e.getLocation().getLineNumber(),
                                            e.getLocation().getColumnNumber());
        }
        if (builder.isFull()) {
            brokenAt = "more than " + MOST_ELEMENTS + " elements";
        }
        return new XmlTree(builder.root(), brokenAt, builder.rootNamespaces);
    }

    /// Elements that are open, and those that are done.
    private static final class Builder {

        private final Deque<XmlElement> open = new ArrayDeque<>();
        private final Deque<Map<String, String>> namespaces = new ArrayDeque<>();
        private @Nullable XmlElement root;
        private Map<String, String> rootNamespaces;
        private int elements;
        private int scopes;

        Builder(Map<String, String> around) {
            namespaces.push(around);
            rootNamespaces = around;
        }

        boolean isOpen() {
            return (root == null || !open.isEmpty()) && !isFull();
        }

        boolean isFull() {
            return elements > MOST_ELEMENTS;
        }

        XmlElement root() {
            return root == null ? new XmlElement("", Map.of(), List.of()) : root;
        }

        void take(XMLStreamReader reader, int event) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    namespaces.pop();
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        add(open.peek().content(), reader.getText());
                    }
                }
                default -> {
                    // comments and processing instructions say nothing to readers
                }
            }
        }

        private void start(XMLStreamReader reader) {
            elements++;
            Map<String, String> declared = new HashMap<>();
            Map<String, String> attributes = new HashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String name = reader.getAttributeLocalName(i);
                String value = reader.getAttributeValue(i);
                if (name.equals("xmlns")) {
                    declared.put("", value);
                } else if (name.startsWith("xmlns:")) {
                    declared.put(name.substring(6), value);
                } else {
                    attributes.put(
                            name.startsWith("xml:") ? name : name.substring(name.indexOf(':') + 1),
                            value);
                }
            }
            Map<String, String> scope = scope(declared);
            XmlElement element =
                    new XmlElement(
                            Vocabulary.name(reader.getLocalName(), scope),
                            attributes.isEmpty() ? Map.of() : attributes,
                            new ArrayList<>(1));
            if (open.isEmpty()) {
                root = element;
                rootNamespaces = scope;
            } else {
                open.peek().content().add(element);
            }
            open.push(element);
            namespaces.push(scope);
        }

        private Map<String, String> scope(Map<String, String> declared) {
            Map<String, String> outer = namespaces.element();
            if (declared.isEmpty() || outer.size() > 100 || ++scopes > MOST_SCOPES) {
                return outer;
            }
            Map<String, String> scope = new HashMap<>(outer);
            scope.putAll(declared);
            return scope;
        }

        private static void add(List<Object> content, String text) {
            content.add(text);
        }
    }
}
