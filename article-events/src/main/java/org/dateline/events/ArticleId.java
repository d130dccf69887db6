package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says which sightings are of the same article.
///
/// An article is known by its absolute URL, else by its guid within its publisher, else by its
/// text. The identifier is a UUIDv8 (RFC 9562) of the first 16 bytes of SHA-256 over `kind`, a zero
/// byte, and
/// `value`, in UTF-8, where kind and value are
///
/// | kind | value |
/// | --- | --- |
/// | `url` | the URL with scheme and host lower-cased and without its fragment |
/// | `guid` | the publisher (empty when not declared), a zero byte, and the guid |
/// | `text` | the text |
public final class ArticleId {

    private ArticleId() {}

    public static UUID of(Declared declared, String text) {
        return of(declared, text.getBytes(UTF_8));
    }

    /// @param text in UTF-8
    static UUID of(Declared declared, byte[] text) {
        Optional<String> url = normalizedUrl(declared.url());
        if (url.isPresent()) {
            return uuid("url", url.get().getBytes(UTF_8));
        }
        String guid = declared.guid();
        if (guid != null && !guid.isBlank()) {
            String publisher = declared.publisher() == null ? "" : declared.publisher();
            return uuid("guid", (publisher + "\0" + guid).getBytes(UTF_8));
        }
        return uuid("text", text);
    }

    /// The form of an absolute URL by which articles are told apart; empty when it is not absolute.
    static Optional<String> normalizedUrl(@Nullable String declared) {
        if (declared == null) {
            return Optional.empty();
        }
        String url = declared.strip();
        int fragment = url.indexOf('#');
        if (fragment >= 0) {
            url = url.substring(0, fragment);
        }
        int colon = url.indexOf("://");
        if (colon < 1 || !isScheme(url, colon)) {
            return Optional.empty();
        }
        int authority = colon + 3;
        int path = authority;
        while (path < url.length() && "/?".indexOf(url.charAt(path)) < 0) {
            path++;
        }
        int host = url.lastIndexOf('@', path - 1) + 1;
        if (host < authority) {
            host = authority;
        }
        if (host == path) {
            return Optional.empty();
        }
        return Optional.of(
                url.substring(0, colon).toLowerCase(Locale.ROOT)
                        + url.substring(colon, host)
                        + url.substring(host, path).toLowerCase(Locale.ROOT)
                        + url.substring(path));
    }

    private static boolean isScheme(String url, int end) {
        for (int i = 0; i < end; i++) {
            char c = Character.toLowerCase(url.charAt(i));
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }

    private static UUID uuid(String kind, byte[] value) {
        MessageDigest digest = Sha256.digest();
        digest.update(kind.getBytes(UTF_8));
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(value));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
