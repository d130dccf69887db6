package org.dateline.formats.news;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.Declaration;
import org.dateline.formats.html.HtmlFragment;
import org.dateline.formats.xml.XmlArticles.Content;
import org.dateline.formats.xml.XmlElement;

/// What a news item in NewsML-G2 says. Its `guid` stays the same from version to version, so that a
/// new one is a revision of the article.
final class NewsItem {

    private NewsItem() {}

    /// @param around what stands before it, of no use
    static Content read(XmlElement item, XmlElement around) {
        Declaration says = new Declaration();
        says.guid(item.attribute("guid"));
        XmlElement meta = item.child("itemMeta").orElse(NOTHING);
        XmlElement content = item.child("contentMeta").orElse(NOTHING);
        meta.children("link", "altRep").stream()
                .filter(link -> link.attribute("rel").isEmpty() || isOwn(link.attribute("rel")))
                .forEach(link -> says.url(link.attribute("href")));
        says.title(first(content, "headline"));
        says.title(first(meta, "title"));
        says.title(first(content, "slugline"));
        declareAuthors(content, says);
        declareDates(meta, content, says);
        content.children("language").forEach(tag -> says.language(tag.attribute("tag")));
        says.language(item.attribute("xml:lang"));
        for (XmlElement provider : meta.children("provider")) {
            says.publisher(named(provider));
        }
        says.publisher(first(content, "creditline"));
        each(content, "keyword", says::tag);
        for (XmlElement subject : content.children("subject")) {
            says.tag(first(subject, "name"));
        }
        each(content, "slugline", says::tag);
        each(content, "description", says::description);
        return new Content(text(item), says.declared());
    }

    private static final XmlElement NOTHING = new XmlElement("", java.util.Map.of(), List.of());

    /// The link of an item to its own page.
    private static boolean isOwn(String relation) {
        return relation.endsWith(":alternate") || relation.endsWith(":isA") || relation.isEmpty();
    }

    private static void declareAuthors(XmlElement content, Declaration says) {
        List<XmlElement> bylines = content.children("by");
        for (XmlElement byline : bylines) {
            says.author(NewsNames.withoutBy(NewsMarkup.line(byline)));
        }
        if (bylines.isEmpty()) {
            content.children("creator").forEach(creator -> says.author(named(creator)));
        }
    }

    private static void declareDates(XmlElement meta, XmlElement content, Declaration says) {
        each(meta, "firstCreated", date -> says.published(date, "firstCreated"));
        each(content, "contentCreated", date -> says.published(date, "contentCreated"));
        each(meta, "versionCreated", date -> says.date(date, Kind.MODIFIED, "versionCreated"));
        each(content, "contentModified", date -> says.date(date, Kind.MODIFIED, "contentModified"));
        each(meta, "embargoed", date -> says.date(date, Kind.OTHER, "embargoed"));
    }

    /// The first of its renditions that has text: markup, then plain text.
    private static String text(XmlElement item) {
        Optional<XmlElement> set = item.child("contentSet");
        if (set.isEmpty()) {
            return "";
        }
        for (XmlElement inline : set.get().children("inlineXML")) {
            String text = marked(inline);
            if (!text.isBlank()) {
                return text;
            }
        }
        return set.get().children("inlineData").stream()
                .map(
                        data ->
                                data.attribute("contenttype").equals("text/plain")
                                        ? data.text().strip()
                                        : HtmlFragment.text(data.text()).strip())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String marked(XmlElement inline) {
        List<XmlElement> stories = inline.all(element -> element.localName().equals("nitf"));
        List<XmlElement> bodies = inline.all(element -> element.localName().equals("body"));
        if (!stories.isEmpty()) {
            return NitfStory.text(stories.getFirst());
        }
        return NewsMarkup.text(bodies.isEmpty() ? inline : bodies.getFirst());
    }

    private static String named(XmlElement party) {
        String name = first(party, "name");
        return name.isEmpty() ? party.attribute("literal") : name;
    }

    private static String first(XmlElement within, String name) {
        return within.child(name).map(NewsMarkup::line).orElse("");
    }

    private static void each(XmlElement within, String name, Consumer<String> taken) {
        within.children(name).forEach(element -> taken.accept(NewsMarkup.line(element)));
    }
}
