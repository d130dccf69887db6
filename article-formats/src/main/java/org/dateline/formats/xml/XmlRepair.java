package org.dateline.formats.xml;

import org.jsoup.parser.Parser;

/// XML as feeds really are, made such that a parser takes it: HTML's named entities become letters,
/// an ampersand that begins no entity is one, and characters that XML has no place for are U+FFFD.
final class XmlRepair {

    private static final String CDATA = "<![CDATA[";

    private static final int LONGEST_ENTITY = 33;

    private XmlRepair() {}

    static String repaired(String xml) {
        if (isFine(xml)) {
            return xml;
        }
        StringBuilder out = new StringBuilder(xml.length() + 64);
        int i = 0;
        while (i < xml.length()) {
            char c = xml.charAt(i);
            if (c == '<' && xml.startsWith(CDATA, i)) {
                int end = xml.indexOf("]]>", i);
                int stop = end < 0 ? xml.length() : end + 3;
                for (; i < stop; i++) {
                    out.append(isAllowed(xml, i) ? xml.charAt(i) : '\uFFFD');
                }
            } else if (c == '&') {
                i = entity(xml, i, out);
            } else {
                out.append(isAllowed(xml, i) ? c : '\uFFFD');
                i++;
            }
        }
        return out.toString();
    }

    private static boolean isFine(String xml) {
        for (int i = 0; i < xml.length(); i++) {
            if (xml.charAt(i) == '&' || !isAllowed(xml, i)) {
                return false;
            }
        }
        return true;
    }

    /// @return where to go on
    private static int entity(String xml, int at, StringBuilder out) {
        int end = xml.indexOf(';', at, Math.min(xml.length(), at + LONGEST_ENTITY));
        String name = end < 0 ? "" : xml.substring(at + 1, end);
        switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> out.append(xml, at, end + 1);
            default -> {
                String letters = name.isEmpty() ? "&" : letters(name);
                if (letters.equals("&")) {
                    out.append("&amp;");
                    return at + 1;
                }
                out.append(letters.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            }
        }
        return end + 1;
    }

    /// What an entity stands for; the ampersand where there is none of that name.
    private static String letters(String name) {
        if (name.charAt(0) == '#') {
            return number(name.substring(1));
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || !Character.isLetterOrDigit(c)) {
                return "&";
            }
        }
        String letters = Parser.unescapeEntities("&" + name + ";", true);
        return letters.startsWith("&" + name) ? "&" : letters;
    }

    private static String number(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int code = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            if (!Character.isValidCodePoint(code)) {
                return "\uFFFD";
            }
            String letters = Character.toString(code);
            return isAllowed(letters, 0) ? letters : "\uFFFD";
        } catch (NumberFormatException e) {
            return "&";
        }
    }

    private static boolean isAllowed(String text, int i) {
        char c = text.charAt(i);
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c < 0xFFFE;
    }
}
