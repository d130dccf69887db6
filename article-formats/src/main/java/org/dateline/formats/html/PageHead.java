package org.dateline.formats.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// What a page's `meta`, `link`, `title` and JSON-LD say, by name.
final class PageHead {

    /// Longer values are no names, titles or dates.
    private static final int MOST_CHARS = 5000;

    private static final int MOST_VALUES = 2000;

    private final Map<String, List<String>> metas = new HashMap<>();
    private final StructuredData structured = new StructuredData();
    private String canonical = "";
    private String title = "";
    private String language = "";
    private boolean amp;
    private int values;

    static PageHead of(PageTree tree) {
        PageHead head = new PageHead();
        for (int i = 0; i < tree.size(); i++) {
            head.read(tree.element(i));
        }
        return head;
    }

    private void read(Element element) {
        switch (element.normalName()) {
            case "html" -> {
                if (language.isEmpty()) {
                    language = element.attr("lang");
                }
                if (language.isEmpty()) {
                    language = element.attr("xml:lang");
                }
                amp |= element.hasAttr("amp") || element.hasAttr("⚡");
            }
            case "meta" -> meta(element);
            case "link" -> {
                if (canonical.isEmpty() && element.attr("rel").equalsIgnoreCase("canonical")) {
                    canonical = element.attr("href").strip();
                }
            }
            case "title" -> {
                if (title.isEmpty()) {
                    title = ShortText.of(element, MOST_CHARS);
                }
            }
            case "script" -> {
                String type = element.attr("type").toLowerCase(Locale.ROOT);
                if (type.contains("ld+json")) {
                    structured.add(element.data());
                }
            }
            default -> {}
        }
    }

    private void meta(Element element) {
        String content = element.attr("content").strip();
        if (content.isEmpty() || content.length() > MOST_CHARS || values > MOST_VALUES) {
            return;
        }
        values++;
        for (String attribute : List.of("name", "property", "itemprop", "http-equiv")) {
            String name = element.attr(attribute).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && name.length() < 100) {
                metas.computeIfAbsent(name, n -> new ArrayList<>()).add(content);
            }
        }
    }

    StructuredData structured() {
        return structured;
    }

    /// The first value of the first name that has one.
    Optional<String> meta(List<String> names) {
        return names.stream().flatMap(name -> metas(name).stream()).findFirst();
    }

    List<String> metas(String name) {
        return metas.getOrDefault(name, List.of());
    }

    String canonical() {
        return canonical;
    }

    String title() {
        return title;
    }

    String language() {
        return language;
    }

    boolean isAmp() {
        return amp;
    }
}
