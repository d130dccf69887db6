package org.dateline.formats.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// An element of XML with what is in it.
///
/// @param name with the customary prefix of its vocabulary, see [Vocabulary]; without one where the
///     vocabulary is the document's own
/// @param attributes by their names without prefixes, but for `xml:`
/// @param content elements and strings, in order
public record XmlElement(String name, Map<String, String> attributes, List<Object> content) {

    /// The name without its prefix.
    public String localName() {
        return name.substring(name.indexOf(':') + 1);
    }

    /// An attribute's value without white space around it; empty where there is none.
    public String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "").strip();
    }

    /// The elements directly in it.
    public Stream<XmlElement> children() {
        return content.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
    }

    /// Those with one of these names: all of the first name, then all of the next.
    public List<XmlElement> children(String... names) {
        List<XmlElement> found = new ArrayList<>();
        for (String wanted : names) {
            children().filter(child -> child.name.equals(wanted)).forEach(found::add);
        }
        return found;
    }

    /// The first of the first name that there is.
    public Optional<XmlElement> child(String... names) {
        return children(names).stream().findFirst();
    }

    /// All elements in it at any depth that are wanted, in order; not those within one of them.
    public List<XmlElement> all(Predicate<XmlElement> wanted) {
        List<XmlElement> found = new ArrayList<>();
        collect(wanted, found);
        return found;
    }

    private void collect(Predicate<XmlElement> wanted, List<XmlElement> found) {
        children()
                .forEach(
                        child -> {
                            if (wanted.test(child)) {
                                found.add(child);
                            } else {
                                child.collect(wanted, found);
                            }
                        });
    }

    /// The strings in it, at any depth.
    public String text() {
        StringBuilder text = new StringBuilder();
        appendText(text);
        return text.toString();
    }

    private void appendText(StringBuilder text) {
        for (Object part : content) {
            if (part instanceof XmlElement element) {
                element.appendText(text);
            } else {
                text.append(part);
            }
        }
    }

    /// What is in it as markup: its elements as tags, without attributes.
    public String markup() {
        StringBuilder markup = new StringBuilder();
        appendMarkup(markup);
        return markup.toString();
    }

    private void appendMarkup(StringBuilder markup) {
        for (Object part : content) {
            if (part instanceof XmlElement element) {
                markup.append('<').append(element.localName()).append('>');
                element.appendMarkup(markup);
                // a closing tag would be a second line break
                if (!element.content.isEmpty() || !element.localName().equals("br")) {
                    markup.append("</").append(element.localName()).append('>');
                }
            } else {
                markup.append(escaped((String) part));
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Whether there are elements in it.
    public boolean hasElements() {
        return children().findAny().isPresent();
    }
}
