package org.dateline.formats.document;

import java.util.Optional;
import org.dateline.events.ArticleText;
import org.jspecify.annotations.Nullable;

/// Values of properties, made fit to be shown.
final class Values {

    private Values() {}

    /// One line, with single spaces, cut where it is longer than is plausible; empty if nothing is
    /// left.
    static Optional<String> line(@Nullable String value, int most) {
        if (value == null) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < value.length() && line.length() < most; i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == 0x7F || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else {
                if (blank && !line.isEmpty()) {
                    line.append(' ');
                }
                blank = false;
                line.append(c);
            }
        }
        if (!line.isEmpty() && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
            line.setLength(line.length() - 1);
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(ArticleText.clean(line.toString()));
    }

    static boolean isLanguage(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i < 2 || !(c == '-' || c == '_' || (c >= '0' && c <= '9')))) {
                return false;
            }
        }
        return value.length() >= 2;
    }
}
