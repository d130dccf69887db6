package org.dateline.formats;

import java.util.Optional;
import org.dateline.events.ArticleText;
import org.dateline.events.ReasonCode;

/// What a clean text must be to become an article.
public final class TextLimits {

    private TextLimits() {}

    /// Why a text is none, for a person.
    public record Breach(ReasonCode reason, String detail) {

        public static Breach tooLarge() {
            return new Breach(
                    ReasonCode.TOO_LARGE,
                    "the text has more than " + ArticleText.MAX_BYTES + " bytes of UTF-8");
        }
    }

    public static Optional<Breach> check(String text) {
        if (isTooLong(text)) {
            return Optional.of(Breach.tooLarge());
        }
        return isBlank(text)
                ? Optional.of(new Breach(ReasonCode.EMPTY, "the text has only white space"))
                : Optional.empty();
    }

    /// Blank also means no-break spaces and marks of no width.
    public static boolean isBlank(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean blank =
                    Character.isWhitespace(c)
                            || Character.isSpaceChar(c)
                            || Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.CONTROL;
            if (!blank) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /// Whether it has more bytes of UTF-8 than the text of an article may have.
    public static boolean isTooLong(String text) {
        if (text.length() <= ArticleText.MAX_BYTES / 3) {
            return false;
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a surrogate pair makes two of its four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes > ArticleText.MAX_BYTES;
    }
}
