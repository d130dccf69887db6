package org.dateline.database.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dateline.events.ArticleText;
import org.dateline.events.Sha256;
import org.jspecify.annotations.Nullable;

/// The bounds within which the database takes any value.
public final class Bounds {

    /// A btree key holds at most 2,704 bytes, and some of ours have two parts.
    static final int KEY_BYTES = 1_000;

    static final int TITLE_BYTES = 2_000;
    static final int NAME_BYTES = 500;
    static final int LANGUAGE_BYTES = 100;
    private static final int URL_CHARACTERS = 8_000;

    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Bounds() {}

    /// The string itself where it fits into a key; else its beginning and a hash of the whole, so
    /// that two keys stay two.
    static String key(String string) {
        String clean = ArticleText.clean(string);
        if (clean.length() <= KEY_BYTES / 4 || clean.getBytes(UTF_8).length <= KEY_BYTES) {
            return clean;
        }
        String hash = "#" + Sha256.hex(string);
        return prefix(clean, KEY_BYTES - hash.length()) + hash;
    }

    /// The longest beginning that has at most so many bytes of UTF-8 and splits no character.
    static String prefix(String string, int bytes) {
        if (string.length() <= bytes / 4) {
            return string;
        }
        int taken = 0;
        int end = 0;
        while (end < string.length()) {
            int codePoint = string.codePointAt(end);
            taken += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (taken > bytes) {
                return string.substring(0, end);
            }
            end += Character.charCount(codePoint);
        }
        return string;
    }

    /// As [#prefix], of a string that may be anything.
    static @Nullable String prefixOf(@Nullable String string, int bytes) {
        return string == null ? null : prefix(ArticleText.clean(string), bytes);
    }

    /// A URL that is cut leads nowhere, so one that is too long is left out.
    static @Nullable String url(@Nullable String url) {
        return url == null || url.length() > URL_CHARACTERS ? null : ArticleText.clean(url);
    }

    /// To the microsecond, and no further from today than PostgreSQL and ISO 8601 both write alike.
    public static Instant instant(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
