package org.dateline.gateway.format;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.dateline.gateway.postgres.ArticleSummary;

/// A list of articles as a feed for news readers.
///
/// @param address of the feed itself
/// @param home of the pages that show articles, without a slash at its end
public record Feed(String address, String home, List<ArticleSummary> articles) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TITLE = "Dateline";

    /// What XML 1.0 can't hold.
    private static final String INVALID =
            "[^\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    /// Writes a document.
    @FunctionalInterface
    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /// RSS 2.0.
    public String rss() {
        return document(
                xml -> {
                    xml.writeStartElement("rss");
                    xml.writeAttribute("version", "2.0");
                    xml.writeStartElement("channel");
                    element(xml, "title", TITLE);
                    element(xml, "link", home + "/");
                    element(xml, "description", "Articles of " + address);
                    for (ArticleSummary article : articles) {
                        xml.writeStartElement("item");
                        element(xml, "title", title(article));
                        element(xml, "link", link(article));
                        xml.writeStartElement("guid");
                        xml.writeAttribute("isPermaLink", "false");
                        xml.writeCharacters("urn:uuid:" + article.id());
                        xml.writeEndElement();
                        element(
                                xml,
                                "pubDate",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        published(article).atOffset(ZoneOffset.UTC)));
                        element(xml, "description", article.snippet().text());
                        xml.writeEndElement();
                    }
                    xml.writeEndElement();
                    xml.writeEndElement();
                });
    }

    /// Atom, RFC 4287.
    public String atom() {
        return document(
                xml -> {
                    xml.writeStartElement("feed");
                    xml.writeDefaultNamespace(ATOM);
                    element(xml, "title", TITLE);
                    element(xml, "id", address);
                    link(xml, "self", address);
                    element(xml, "updated", updated().toString());
                    for (ArticleSummary article : articles) {
                        xml.writeStartElement("entry");
                        element(xml, "title", title(article));
                        element(xml, "id", "urn:uuid:" + article.id());
                        link(xml, "alternate", link(article));
                        element(xml, "updated", article.storedAt().toString());
                        element(xml, "published", published(article).toString());
                        xml.writeStartElement("author");
                        element(
                                xml,
                                "name",
                                Optional.ofNullable(article.publisher()).orElse(TITLE));
                        xml.writeEndElement();
                        element(xml, "summary", article.snippet().text());
                        xml.writeEndElement();
                    }
                    xml.writeEndElement();
                });
    }

    private Instant updated() {
        return articles.stream()
                .map(ArticleSummary::storedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static String title(ArticleSummary article) {
        return Optional.ofNullable(article.title()).orElse("Untitled article");
    }

    /// Where it was published, if that is an address to go to, else its page here.
    private String link(ArticleSummary article) {
        return Optional.ofNullable(article.url())
                .filter(url -> url.matches("(?i)https?://.*"))
                .orElse(home + "/articles/" + article.id());
    }

    /// Feeds have no date without a day: where it is not known, when the article was received.
    private static Instant published(ArticleSummary article) {
        return Optional.ofNullable(article.published())
                .map(ArticleSummary.Publication::value)
                .flatMap(Feed::instant)
                .orElse(article.receivedAt());
    }

    private static Optional<Instant> instant(String value) {
        return Optional.of(value)
                .filter(text -> text.length() >= "2023-11-10".length())
                .map(text -> text.length() == 10 ? text + "T00:00:00Z" : zoned(text))
                .map(Instant::parse);
    }

    private static String zoned(String time) {
        return time.matches(".*(Z|[-+]\\d{2}:\\d{2})") ? time : time + "Z";
    }

    private static void link(XMLStreamWriter xml, String relation, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", valid(address));
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
    }

    private static String valid(String text) {
        return text.replaceAll(INVALID, "\uFFFD");
    }

    private static String document(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can't be written as XML", e);
        }
        return text.toString();
    }
}
