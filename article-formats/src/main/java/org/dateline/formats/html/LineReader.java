package org.dateline.formats.html;

import java.util.List;
import org.dateline.formats.html.Line.Kind;
import org.dateline.formats.html.Names.Role;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Reads an element's text as lines, by what its blocks are: list items and rows of tables stay
/// lines of their own, and what is left out stays out. The parser bounds how deep elements nest.
final class LineReader {

    private static final int MOST_CELLS = 400;

    private static final int MOST_LOOKED_AT = 4000;

    private static final int LONGEST_CELL = 250;

    private final PageTree tree;
    private final MainContent content;
    private final LineWriter writer = new LineWriter();

    /// The number of the element that comes next in document order.
    private int next;

    private LineReader(PageTree tree, MainContent content) {
        this.tree = tree;
        this.content = content;
    }

    static List<Line> lines(PageTree tree, MainContent content, int element) {
        LineReader reader = new LineReader(tree, content);
        reader.next = element;
        reader.read(tree.element(element), Kind.PARAGRAPH, false);
        reader.writer.end(Kind.PARAGRAPH, element);
        return reader.writer.lines();
    }

    private void children(Element element, Kind kind, boolean inLink, int number) {
        int item = 0;
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof Element child) {
                if (child.normalName().equals("li")) {
                    item++;
                    item(element, child, item, inLink);
                } else {
                    read(child, kind, inLink);
                }
            } else if (node instanceof TextNode text) {
                if (kind == Kind.CODE) {
                    writer.preformatted(text.getWholeText(), inLink, number);
                } else {
                    writer.text(text.getWholeText(), inLink);
                }
            }
        }
    }

    private void item(Element list, Element item, int position, boolean inLink) {
        writer.end(Kind.PARAGRAPH, next);
        writer.prefix(list.normalName().equals("ol") ? position + ". " : "- ");
        read(item, Kind.ITEM, inLink);
        writer.prefix("");
    }

    private void read(Element element, Kind kind, boolean inLink) {
        int number = next++;
        String tag = element.normalName();
        if (tag.equals("br")) {
            writer.breakLine(kind, number);
            return;
        }
        if (tree.isSilent(number) || content.isLeftOut(number) || content.isListOfLinks(number)) {
            next = tree.end(number);
            return;
        }
        boolean link = inLink || tag.equals("a");
        if (!Tags.isBlock(tag)) {
            children(element, kindOf(number, tag, kind), link, number);
            next = tree.end(number);
            return;
        }
        if (tag.equals("table") && isData(number)) {
            writer.end(kind, number);
            rows(link);
            next = tree.end(number);
            return;
        }
        Kind own = kindOf(number, tag, kind);
        writer.end(kind, number);
        children(element, own, link, number);
        writer.end(own, number);
        next = tree.end(number);
    }

    private Kind kindOf(int number, String tag, Kind kind) {
        if (Tags.isHeading(tag)) {
            return Kind.HEADING;
        }
        boolean caption =
                kind == Kind.CAPTION
                        || tag.equals("figcaption")
                        || tag.equals("figure")
                        || tag.equals("caption")
                        || tree.is(number, Role.CAPTION) && content.all(number) < 400;
        if (caption) {
            return Kind.CAPTION;
        }
        return switch (tag) {
            case "blockquote" -> Kind.QUOTE;
            case "pre", "listing", "xmp", "plaintext" -> Kind.CODE;
            default -> kind;
        };
    }

    /// Whether a table holds values, and is not there for the layout.
    private boolean isData(int table) {
        int cells = 0;
        int end = Math.min(tree.end(table), table + MOST_LOOKED_AT);
        for (int i = table + 1; i < end && cells < MOST_CELLS; i++) {
            String tag = tree.tag(i);
            if (tag.equals("table")
                    || tag.equals("article")
                    || tag.equals("section")
                    || Tags.isHeading(tag)) {
                return false;
            }
            if (Tags.isCell(tag)) {
                cells++;
                if (tree.element(i).childrenSize() > 3 || content.all(i) > LONGEST_CELL) {
                    return false;
                }
            }
        }
        return cells > 1;
    }

    private void rows(boolean inLink) {
        int first = next;
        int end = tree.end(first - 1);
        int number = first;
        while (number < end) {
            if (tree.isSilent(number) || content.isLeftOut(number)) {
                number = tree.end(number);
                continue;
            }
            String tag = tree.tag(number);
            if (tag.equals("tr")) {
                writer.end(Kind.ROW, number);
                number++;
            } else if (Tags.isCell(tag)) {
                writer.separator(" | ");
                writer.text(tree.element(number).text(), inLink);
                number = tree.end(number);
            } else if (tag.equals("caption")) {
                writer.end(Kind.ROW, number);
                writer.text(tree.element(number).text(), inLink);
                writer.end(Kind.CAPTION, number);
                number = tree.end(number);
            } else {
                number++;
            }
        }
        writer.end(Kind.ROW, first);
    }
}
