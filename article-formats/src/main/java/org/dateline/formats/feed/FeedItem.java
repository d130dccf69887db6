package org.dateline.formats.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dateline.events.Declared;
import org.dateline.formats.Declaration;
import org.dateline.formats.html.HtmlFragment;
import org.dateline.formats.xml.XmlArticles.Content;
import org.dateline.formats.xml.XmlElement;

/// What an item of a feed says, in whichever of the vocabularies it says it.
final class FeedItem {

    /// Elements that hold the whole article, the surest first.
    private static final String[] BODIES = {
        "content:encoded", "atom:content", "content", "xhtml:body", "body", "fullText", "full-text"
    };

    /// Elements that often hold only its beginning.
    private static final String[] SUMMARIES = {
        "description",
        "atom:summary",
        "summary",
        "media:description",
        "dc:description",
        "dcterms:abstract",
        "itunes:summary",
        "itunes:subtitle"
    };

    private static final List<String> PUBLISHED =
            List.of(
                    "pubDate",
                    "atom:published",
                    "published",
                    "atom:issued",
                    "issued",
                    "dcterms:issued",
                    "dcterms:created",
                    "dc:date",
                    "atom:created",
                    "created",
                    "pubdate",
                    "date");

    private static final List<String> MODIFIED =
            List.of("atom:updated", "updated", "atom:modified", "modified", "dcterms:modified");

    /// `ann@paper.example (Ann Smith)`, as RSS has it, or `Ann Smith <ann@paper.example>`.
    private static final Pattern ADDRESS_FIRST =
            Pattern.compile("\\s*\\S{1,200}@\\S{1,200}\\s{1,5}\\((.{1,200})\\)\\s*");

    private static final Pattern NAME_FIRST =
            Pattern.compile("(.{1,200}?)\\s{0,5}[<(]\\S{1,200}@[^\\s<>()]{1,200}[>)]\\s*");

    private FeedItem() {}

    static Content read(XmlElement item, XmlElement feed) {
        XmlElement channel = feed.child("channel").orElse(feed);
        Declaration says = new Declaration();
        declareLinks(item, channel, feed, says);
        text(item, "title", "atom:title", "media:title", "dc:title", "itunes:title")
                .forEach(says::title);
        declareAuthors(item, channel, says);
        declareDates(item, says);
        declareLanguage(item, channel, feed, says);
        declarePublisher(item, channel, says);
        declareTags(item, says);
        String body = body(item);
        declareDescription(item, body, says);
        return new Content(body, says.declared());
    }

    private static String body(XmlElement item) {
        return Stream.concat(bodies(item).stream(), item.children(SUMMARIES).stream())
                .map(FeedItem::prose)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<XmlElement> bodies(XmlElement item) {
        return item.children(BODIES).stream()
                .filter(body -> body.attribute("src").isEmpty())
                .toList();
    }

    private static String prose(XmlElement construct) {
        return construct.attribute("type").equals("text") && !construct.hasElements()
                ? construct.text().strip()
                : HtmlFragment.text(html(construct)).strip();
    }

    /// HTML, however deep it is wrapped in XML.
    private static String html(XmlElement construct) {
        return construct.hasElements() ? construct.markup() : construct.text();
    }

    private static void declareLinks(
            XmlElement item, XmlElement channel, XmlElement feed, Declaration says) {
        String base = base(item, channel, feed);
        text(item, "feedburner:origLink").forEach(link -> says.url(Links.absolute(link, base)));
        for (XmlElement link : item.children("link", "atom:link")) {
            String href = link.attribute("href");
            String rel = link.attribute("rel");
            if (href.isEmpty()) {
                says.url(Links.absolute(link.text(), base));
            } else if (rel.isEmpty() || rel.equals("alternate")) {
                says.url(Links.absolute(href, Links.absolute(link.attribute("xml:base"), base)));
            }
        }
        for (XmlElement id : item.children("guid", "atom:id", "id", "dc:identifier")) {
            says.guid(id.text());
            if (id.name().equals("guid") && !id.attribute("isPermaLink").equals("false")) {
                says.url(Links.absolute(id.text(), ""));
            }
        }
        says.guid(item.attribute("about"));
        says.url(Links.absolute(item.attribute("about"), ""));
    }

    private static String base(XmlElement item, XmlElement channel, XmlElement feed) {
        String home =
                channel.children("link", "atom:link").stream()
                        .filter(link -> !link.attribute("rel").equals("self"))
                        .map(
                                link ->
                                        link.attribute("href").isEmpty()
                                                ? link.text()
                                                : link.attribute("href"))
                        .filter(link -> link.contains("://"))
                        .findFirst()
                        .orElse("");
        String base = home.strip();
        for (XmlElement element : List.of(feed, channel, item)) {
            String declared = element.attribute("xml:base");
            base = declared.isEmpty() ? base : Links.absolute(declared, base);
        }
        return base;
    }

    private static void declareAuthors(XmlElement item, XmlElement channel, Declaration says) {
        List<XmlElement> own =
                item.children(
                        "dc:creator", "atom:author", "author", "itunes:author", "dc:contributor");
        List<XmlElement> authors =
                own.isEmpty()
                        ? channel.children("atom:author", "author").stream()
                                .filter(XmlElement::hasElements)
                                .toList()
                        : own;
        authors.stream()
                .filter(author -> author.name().equals(authors.getFirst().name()))
                .forEach(author -> says.author(name(author)));
    }

    private static String name(XmlElement author) {
        Optional<XmlElement> named = author.child("atom:name", "name");
        String written = named.map(XmlElement::text).orElseGet(author::text).strip();
        for (Pattern pattern : List.of(ADDRESS_FIRST, NAME_FIRST)) {
            Matcher matcher = pattern.matcher(written);
            if (written.length() < 500 && matcher.matches()) {
                return matcher.group(1);
            }
        }
        return written;
    }

    private static void declareDates(XmlElement item, Declaration says) {
        for (XmlElement date : item.children(PUBLISHED.toArray(String[]::new))) {
            says.published(date.text(), date.name());
        }
        for (XmlElement date : item.children(MODIFIED.toArray(String[]::new))) {
            says.date(date.text(), Declared.Date.Kind.MODIFIED, date.name());
        }
    }

    /// A category of Atom has its name in an attribute; some list several in one element.
    private static void declareTags(XmlElement item, Declaration says) {
        for (XmlElement tag : item.children("category", "atom:category", "dc:subject")) {
            String label = tag.attribute("label");
            says.tag(label.isEmpty() ? tag.attribute("term") : label);
            says.tag(tag.text());
        }
        text(item, "media:keywords", "itunes:keywords").stream()
                .flatMap(tags -> Arrays.stream(tags.split(",", 50)))
                .forEach(says::tag);
    }

    /// Where it is not the text itself.
    private static void declareDescription(XmlElement item, String body, Declaration says) {
        item.children(SUMMARIES).stream()
                .map(FeedItem::prose)
                .filter(summary -> !summary.isBlank() && !summary.equals(body))
                .findFirst()
                .ifPresent(says::description);
    }

    private static void declareLanguage(
            XmlElement item, XmlElement channel, XmlElement feed, Declaration says) {
        bodies(item).forEach(body -> says.language(body.attribute("xml:lang")));
        says.language(item.attribute("xml:lang"));
        text(item, "dc:language", "language").forEach(says::language);
        says.language(channel.attribute("xml:lang"));
        text(channel, "language", "dc:language", "atom:language").forEach(says::language);
        says.language(feed.attribute("xml:lang"));
    }

    /// The feed that an item was taken over from comes before the one that it is in.
    private static void declarePublisher(XmlElement item, XmlElement channel, Declaration says) {
        text(item, "dc:publisher").forEach(says::publisher);
        item.children("source", "atom:source").stream()
                .map(source -> source.child("title", "atom:title").orElse(source))
                .forEach(source -> says.publisher(source.text()));
        text(channel, "dc:publisher", "title", "atom:title").forEach(says::publisher);
    }

    private static List<String> text(XmlElement element, String... names) {
        return element.children(names).stream().map(FeedItem::html).toList();
    }
}
