package org.dateline.formats.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.formats.html.HtmlFragment;
import org.dateline.formats.xml.XmlElement;

/// The markup of stories, of which most is that of HTML.
final class NewsMarkup {

    /// What HTML calls otherwise.
    private static final Map<String, String> NAMES =
            Map.of("hl1", "h1", "hl2", "h2", "block", "div", "bq", "blockquote", "credit", "p");

    /// No part of the text: pictures with their captions, notes of the agency, what stands at the
    /// end.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "media",
                    "note",
                    "nitf-table-metadata",
                    "title",
                    "head",
                    "figure",
                    "script",
                    "byttl");

    private NewsMarkup() {}

    /// Blocks as lines.
    static String text(XmlElement element) {
        return HtmlFragment.text(html(element).markup()).strip();
    }

    /// All in one line.
    static String line(XmlElement element) {
        return text(element).replace('\n', ' ');
    }

    private static XmlElement html(XmlElement element) {
        List<Object> content = new ArrayList<>();
        for (Object part : element.content()) {
            if (part instanceof XmlElement child) {
                if (!LEFT_OUT.contains(child.localName())) {
                    content.add(html(child));
                }
            } else {
                content.add(part);
            }
        }
        String name = element.localName();
        return new XmlElement(NAMES.getOrDefault(name, name), Map.of(), content);
    }
}
