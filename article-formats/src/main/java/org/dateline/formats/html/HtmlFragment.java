package org.dateline.formats.html;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/// HTML within something else, such as a feed, a mail or a field of JSON.
public final class HtmlFragment {

    private static final int LONGEST_ENTITY = 33;

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?i)<(?:p|br|div|li|ul|ol|h[1-6]|table|tr|td|pre|blockquote|section)[\\s/>]");

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t\\r]{0,20}\\n\\s{0,20}");

    private HtmlFragment() {}

    /// Its text: blocks as lines, entities resolved, scripts and styles left out. A text without
    /// any markup stays as it is, but for its odd letters.
    public static String text(String html) {
        if (!isMarkedUp(html)) {
            return html;
        }
        Document document = HtmlParser.parse(hasBlocks(html) ? html : withLines(html));
        PageTree tree = PageTree.of(document);
        if (tree.size() == 0) {
            return "";
        }
        return BlockText.of(LineReader.lines(tree, MainContent.whole(tree), 0)).text();
    }

    private static boolean hasBlocks(String html) {
        return BLOCK.matcher(html).find();
    }

    /// Where nothing else parts paragraphs, line breaks do.
    private static String withLines(String html) {
        return PARAGRAPHS.matcher(html).replaceAll("<p>").replace("\n", "<br>");
    }

    /// Whether a text has a tag or an entity in it.
    public static boolean isMarkedUp(String text) {
        int lastTagEnd = text.lastIndexOf('>');
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            boolean tag =
                    c == '<'
                            && i < lastTagEnd
                            && (Character.isLetter(next) || next == '/' || next == '!');
            if (tag || (c == '&' && isEntity(text, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEntity(String text, int from) {
        int end = Math.min(text.length(), from + LONGEST_ENTITY);
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > from;
            }
            boolean inName = (c < 0x80 && Character.isLetterOrDigit(c)) || (c == '#' && i == from);
            if (!inName) {
                return false;
            }
        }
        return false;
    }
}
