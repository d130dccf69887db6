package org.dateline.search;

import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;

/// The characters of a text one after the other, with where they stand in it. What is left over of
/// HTML is read as a reader would see it: `caf&eacute;` as café, `<br>` as a space.
final class Signs {

    /// At the end of the text.
    static final int NONE = -1;

    /// The longest name of an entity, and the longest tag, that is looked for.
    private static final int ENTITY_CHARACTERS = 33;

    private static final int TAG_CHARACTERS = 400;

    private final String text;
    private final int limit;

    private int codePoint;
    private Sign sign = Sign.SEPARATOR;
    private int start;
    private int end;

    /// A second character of an entity that stands for two.
    private int waiting = NONE;

    Signs(String text, int from, int to) {
        this.text = text;
        limit = to;
        end = from;
        advance();
    }

    /// [#NONE] behind the last one.
    int codePoint() {
        return codePoint;
    }

    Sign sign() {
        return sign;
    }

    /// Where the character begins.
    int start() {
        return start;
    }

    /// Where it ends, exclusive.
    int end() {
        return end;
    }

    void advance() {
        if (waiting != NONE) {
            set(waiting, start, end);
            waiting = NONE;
            return;
        }
        start = end;
        if (start >= limit) {
            codePoint = NONE;
            sign = Sign.SEPARATOR;
            return;
        }
        char c = text.charAt(start);
        if (c == '&' && readEntity() || c == '<' && readTag()) {
            return;
        }
        int whole = c < 0x80 ? c : text.codePointAt(start);
        set(whole, start, Math.min(limit, start + Character.charCount(whole)));
    }

    private void set(int codePoint, int start, int end) {
        this.codePoint = codePoint;
        this.sign = Sign.of(codePoint);
        this.start = start;
        this.end = end;
    }

    private boolean readEntity() {
        int last = Math.min(limit, start + ENTITY_CHARACTERS);
        int semicolon = start + 1;
        while (semicolon < last && isOfEntity(text.charAt(semicolon))) {
            semicolon++;
        }
        if (semicolon >= last || text.charAt(semicolon) != ';') {
            return false;
        }
        String meant = meaning(text.substring(start + 1, semicolon));
        if (meant.isEmpty()) {
            return false;
        }
        int first = meant.codePointAt(0);
        int width = Character.charCount(first);
        set(first, start, semicolon + 1);
        if (meant.length() > width) {
            waiting = meant.codePointAt(width);
        }
        return true;
    }

    private static boolean isOfEntity(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#';
    }

    private static String meaning(String name) {
        if (!name.startsWith("#")) {
            return Entities.getByName(name);
        }
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hex ? 2 : 1);
        if (!digits.matches(hex ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            return "";
        }
        int codePoint = Integer.parseInt(digits, hex ? 16 : 10);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }

    private boolean readTag() {
        int name = start + 1;
        if (name < limit && text.charAt(name) == '/') {
            name++;
        }
        int nameEnd = name;
        int last = Math.min(limit, start + TAG_CHARACTERS);
        while (nameEnd < last && isOfName(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == name || !Tag.isKnownTag(text.substring(name, nameEnd))) {
            return false;
        }
        int close = nameEnd;
        while (close < last && text.charAt(close) != '>' && text.charAt(close) != '<') {
            close++;
        }
        if (close >= last || text.charAt(close) != '>') {
            return false;
        }
        set(' ', start, close + 1);
        return true;
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
