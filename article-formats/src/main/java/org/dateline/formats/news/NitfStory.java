package org.dateline.formats.news;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.Declaration;
import org.dateline.formats.xml.XmlArticles.Content;
import org.dateline.formats.xml.XmlElement;

/// What a story in NITF says.
final class NitfStory {

    private NitfStory() {}

    /// @param around what stands before it, of no use
    static Content read(XmlElement story, XmlElement around) {
        Declaration says = new Declaration();
        says.language(story.attribute("xml:lang"));
        says.guid(story.attribute("uno"));
        declareHead(story.child("head"), says);
        Optional<XmlElement> body = story.child("body");
        declareBody(body.flatMap(b -> b.child("body.head")), says);
        says.title(story.child("head").map(head -> text(head, "title")).orElse(""));
        String slug = docdata(story).map(data -> value(data, "du-key", "key")).orElse("");
        says.title(slug);
        return new Content(text(story), says.declared());
    }

    /// The story's own text; that of its abstract where it has no other.
    static String text(XmlElement story) {
        Optional<XmlElement> body = story.child("body");
        String content =
                body.flatMap(b -> b.child("body.content")).map(NewsMarkup::text).orElse("");
        return content.isBlank()
                ? body.flatMap(b -> b.child("body.head"))
                        .flatMap(head -> head.child("abstract"))
                        .map(NewsMarkup::text)
                        .orElse("")
                : content;
    }

    private static Optional<XmlElement> docdata(XmlElement story) {
        return story.child("head").flatMap(head -> head.child("docdata"));
    }

    private static void declareHead(Optional<XmlElement> head, Declaration says) {
        if (head.isEmpty()) {
            return;
        }
        XmlElement data = head.get().child("docdata").orElse(head.get());
        says.guid(value(data, "doc-id", "id-string"));
        says.published(value(data, "date.issue", "norm"), "date.issue");
        for (XmlElement publication : head.get().children("pubdata")) {
            says.published(publication.attribute("date.publication"), "date.publication");
            says.publisher(publication.attribute("name"));
            says.section(publication.attribute("position.section"));
            says.url(publication.attribute("ex-ref"));
        }
        for (XmlElement revision : head.get().children("revision-history")) {
            says.date(revision.attribute("norm"), Kind.MODIFIED, "revision-history");
        }
        says.date(value(data, "date.release", "norm"), Kind.OTHER, "date.release");
        for (XmlElement keyword : all(data, "keyword")) {
            says.tag(keyword.attribute("key"));
        }
        says.publisher(value(data, "doc.copyright", "holder"));
    }

    private static void declareBody(Optional<XmlElement> bodyHead, Declaration says) {
        if (bodyHead.isEmpty()) {
            return;
        }
        XmlElement head = bodyHead.get();
        says.title(head.child("hedline").map(line -> text(line, "hl1")).orElse(""));
        for (XmlElement byline : all(head, "byline")) {
            List<XmlElement> persons = all(byline, "person");
            persons.forEach(person -> says.author(NewsMarkup.line(person)));
            if (persons.isEmpty()) {
                says.author(NewsNames.withoutBy(NewsMarkup.line(byline)));
            }
        }
        says.publisher(text(head, "distributor"));
        head.child("dateline")
                .flatMap(line -> line.child("story.date"))
                .ifPresent(date -> says.published(date.attribute("norm"), "story.date"));
        head.child("abstract").map(NewsMarkup::text).ifPresent(says::description);
    }

    private static String text(XmlElement within, String name) {
        return within.child(name).map(NewsMarkup::line).orElse("");
    }

    private static String value(XmlElement within, String name, String attribute) {
        return Stream.concat(within.children(name).stream(), all(within, name).stream())
                .map(element -> element.attribute(attribute))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<XmlElement> all(XmlElement within, String name) {
        return within.all(element -> element.name().equals(name));
    }
}
