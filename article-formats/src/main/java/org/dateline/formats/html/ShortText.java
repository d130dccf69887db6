package org.dateline.formats.html;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The text of an element that should hold little of it, such as a name, a date or a title.
final class ShortText {

    private ShortText() {}

    /// One line; empty if it is longer than allowed.
    static String of(Element element, int mostChars) {
        return of(element, mostChars, true);
    }

    /// Without that of the blocks in it.
    static String own(Element element, int mostChars) {
        return of(element, mostChars, false);
    }

    private static String of(Element element, int mostChars, boolean blocks) {
        StringBuilder text = new StringBuilder();
        int nodes = 0;
        @Nullable Node node = element.firstChild();
        while (node != null) {
            @Nullable Node down = null;
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element inner) {
                if (Tags.isBlock(inner.normalName()) || inner.normalName().equals("br")) {
                    text.append(' ');
                }
                boolean goes = blocks || !Tags.isBlock(inner.normalName());
                if (goes && !Tags.isSilent(inner.normalName())) {
                    down = inner.firstChild();
                }
            }
            if (text.length() > 4 * mostChars || ++nodes > 500) {
                return "";
            }
            if (down != null) {
                node = down;
                continue;
            }
            while (node != null && node != element && node.nextSibling() == null) {
                node = node.parentNode();
            }
            node = node == null || node == element ? null : node.nextSibling();
        }
        String line = oneLine(text.toString());
        return line.length() > mostChars ? "" : line;
    }

    /// With single spaces for white space.
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0' || Character.isWhitespace(c)) {
                blank = true;
            } else {
                if (blank && !line.isEmpty()) {
                    line.append(' ');
                }
                blank = false;
                line.append(c);
            }
        }
        return PlainLetters.of(line.toString());
    }
}
