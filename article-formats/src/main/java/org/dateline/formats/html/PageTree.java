package org.dateline.formats.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dateline.formats.html.Names.Role;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// A page's elements in the order of their start tags, with what was measured of each. An element's
/// subtree is the range from its own number to its end.
final class PageTree {

    /// A text of fewer characters says little about where the article is.
    private static final int LEAST_GOOD_CHARS = 50;

    private static final double MOST_LINKED = 0.4;

    private final List<Element> elements = new ArrayList<>();
    private final List<Set<Role>> roles = new ArrayList<>();
    private int[] parents = new int[1024];
    private int[] ends = new int[1024];
    private boolean[] silent = new boolean[1024];

    /// Characters, linked characters and marks of sentences in an element's own text: that of
    /// itself and of what is inline in it.
    private int[] chars = new int[1024];
    private int[] linked = new int[1024];
    private int[] marks = new int[1024];

    private PageTree() {}

    static PageTree of(Document document) {
        PageTree tree = new PageTree();
        tree.read(document);
        return tree;
    }

    int size() {
        return elements.size();
    }

    Element element(int i) {
        return elements.get(i);
    }

    String tag(int i) {
        return elements.get(i).normalName();
    }

    Set<Role> roles(int i) {
        return roles.get(i);
    }

    boolean is(int i, Role role) {
        return roles.get(i).contains(role);
    }

    /// Whether it holds what readers said; a whole page is only called after whether they may.
    boolean isOfComments(int i) {
        return is(i, Role.COMMENTS)
                && switch (tag(i)) {
                    case "html", "body", "main", "article" -> false;
                    default -> true;
                };
    }

    int parent(int i) {
        return parents[i];
    }

    int end(int i) {
        return ends[i];
    }

    /// Whether nothing in it is text of the page.
    boolean isSilent(int i) {
        return silent[i];
    }

    int ownChars(int i) {
        return chars[i];
    }

    int ownLinked(int i) {
        return linked[i];
    }

    /// What an element's own text counts as running text: none if it is short, linked or no
    /// sentence.
    int goodChars(int i) {
        boolean good =
                chars[i] >= LEAST_GOOD_CHARS
                        && linked[i] <= MOST_LINKED * chars[i]
                        && (marks[i] > 0 || chars[i] >= 4 * LEAST_GOOD_CHARS)
                        && !Tags.isHeading(tag(i));
        return good ? chars[i] - linked[i] : 0;
    }

    int ownMarks(int i) {
        return marks[i];
    }

    private void read(Document document) {
        Names names = new Names();
        int current = -1;
        int block = -1;
        int silentUntil = -1;
        int linkDepth = 0;
        List<Integer> blocks = new ArrayList<>();
        @Nullable Node node = document.firstChild();
        while (node != null) {
            @Nullable Node down = null;
            if (node instanceof Element element) {
                current = add(element, current, names);
                silent[current] = silentUntil >= 0 || Tags.isSilent(element.normalName());
                if (silentUntil < 0 && silent[current]) {
                    silentUntil = current;
                }
                blocks.add(block);
                if (block < 0 || Tags.isBlock(element.normalName())) {
                    block = current;
                }
                linkDepth += isLink(element) ? 1 : 0;
                down = element.firstChild();
            } else if (node instanceof TextNode text && silentUntil < 0 && block >= 0) {
                count(text.getWholeText(), block, linkDepth > 0);
            }
            if (down != null) {
                node = down;
                continue;
            }
            if (node instanceof Element element) {
                block = blocks.removeLast();
                linkDepth -= isLink(element) ? 1 : 0;
                silentUntil = silentUntil == current ? -1 : silentUntil;
                ends[current] = size();
                current = parents[current];
            }
            Node next = node.nextSibling();
            while (next == null) {
                Node up = node.parentNode();
                if (up == null || up == document) {
                    return;
                }
                node = up;
                block = blocks.removeLast();
                linkDepth -= isLink((Element) up) ? 1 : 0;
                silentUntil = silentUntil == current ? -1 : silentUntil;
                ends[current] = size();
                current = parents[current];
                next = node.nextSibling();
            }
            node = next;
        }
    }

    private static boolean isLink(Element element) {
        return element.normalName().equals("a");
    }

    private int add(Element element, int parent, Names names) {
        int i = elements.size();
        if (i == parents.length) {
            parents = Arrays.copyOf(parents, 2 * i);
            ends = Arrays.copyOf(ends, 2 * i);
            silent = Arrays.copyOf(silent, 2 * i);
            chars = Arrays.copyOf(chars, 2 * i);
            linked = Arrays.copyOf(linked, 2 * i);
            marks = Arrays.copyOf(marks, 2 * i);
        }
        elements.add(element);
        parents[i] = parent;
        roles.add(
                element.attributesSize() == 0
                        ? Set.of()
                        : names.of(element.attr("class"), id(element)));
        return i;
    }

    private static String id(Element element) {
        String id = element.attr("id");
        String test = element.attr("data-testid");
        String component = element.attr("data-component");
        return test.isEmpty() && component.isEmpty() ? id : id + " " + test + " " + component;
    }

    private void count(String text, int block, boolean inLink) {
        int letters = 0;
        int sentences = 0;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0') {
                letters += blank ? 0 : 1;
                blank = true;
            } else {
                letters++;
                blank = false;
                switch (c) {
                    case '.', ',', ';', '!', '?', '…', '。', '，', '、' -> sentences++;
                    default -> {}
                }
            }
        }
        chars[block] += letters;
        marks[block] += sentences;
        if (inLink) {
            linked[block] += letters;
        }
    }
}
