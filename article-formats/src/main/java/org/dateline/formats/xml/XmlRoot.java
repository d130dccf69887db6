package org.dateline.formats.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Optional;
import org.dateline.formats.Beginning;

/// The first tag of an XML file.
///
/// @param name without prefix
/// @param tag as it is written
public record XmlRoot(String name, String tag) {

    /// Empty where a file does not begin as XML does.
    public static Optional<XmlRoot> of(Beginning file) {
        XmlCharset charset = XmlCharset.of(file.bytes());
        Charset asRead = charset.wide() ? charset.declared() : ISO_8859_1;
        String text = new String(file.bytes(), asRead);
        int at = behindMark(text);
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<!--", at)) {
                at = behind(text, "-->", at);
            } else if (text.startsWith("<?", at)) {
                at = behind(text, "?>", at);
            } else if (text.startsWith("<!", at)) {
                at = behindDoctype(text, at);
            } else {
                return text.charAt(at) == '<' ? root(text, at) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int behindMark(String text) {
        return text.startsWith("\uFEFF") ? 1 : text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    }

    private static int behind(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private static int behindDoctype(String text, int from) {
        int brackets = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '>' && brackets <= 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static Optional<XmlRoot> root(String text, int from) {
        int end = text.indexOf('>', from);
        String tag = text.substring(from + 1, end < 0 ? text.length() : end);
        int nameEnd = 0;
        while (nameEnd < tag.length()
                && !Character.isWhitespace(tag.charAt(nameEnd))
                && tag.charAt(nameEnd) != '/') {
            nameEnd++;
        }
        String qualified = tag.substring(0, nameEnd);
        String name = qualified.substring(qualified.indexOf(':') + 1);
        return name.isEmpty() ? Optional.empty() : Optional.of(new XmlRoot(name, tag));
    }
}
