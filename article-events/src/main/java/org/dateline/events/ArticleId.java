package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says which sightings are of the same article.
///
/// An article is known by its absolute URL, else by its guid within its publisher, else by its guid
/// within its source, else by its text. The identifier is a UUIDv8 (RFC 9562) of the first 16 bytes
/// of SHA-256 over `kind`, a zero byte, and `value`, in UTF-8, where kind and value are
///
/// | kind | value |
/// | --- | --- |
/// | `url` | the URL in its [normal form][ArticleUrl] |
/// | `guid` | the publisher, a zero byte, and the guid |
/// | `source` | the file's name, a zero byte, its path in an archive, a zero byte, and the guid |
/// | `text` | the text |
///
/// The publisher is empty where none is declared and the guid is unique worldwide: a URL, a URN, a
/// tag URI, a UUID or a Message-ID. The file's name is relative to the inbox; its path in an
/// archive is empty where the file is none.
public final class ArticleId {

    /// Forms of a guid that no two sources give to different articles.
    private static final Pattern WORLDWIDE =
            Pattern.compile(
                    "[a-z][a-z0-9+.-]{0,31}://.+|urn:.+|tag:.+"
                            + "|(?:urn:uuid:)?\\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?"
                            + "|<?[^\\s<>@]++@[^\\s<>@]++>?",
                    Pattern.CASE_INSENSITIVE);

    private ArticleId() {}

    /// The article that a record is of.
    ///
    /// @param file the dropped file, relative to the inbox
    /// @param entry its path inside an archive; null where the file is none
    public static UUID of(String file, @Nullable String entry, Declared declared, String text) {
        return of(file, entry, declared, text.getBytes(UTF_8));
    }

    /// @param text in UTF-8
    static UUID of(String file, @Nullable String entry, Declared declared, byte[] text) {
        Optional<ArticleUrl> url = ArticleUrl.of(declared.url());
        if (url.isPresent()) {
            return uuid("url", url.get().normal());
        }
        String guid = declared.guid();
        if (guid == null || guid.isBlank()) {
            return uuid("text", text);
        }
        String publisher = declared.publisher() == null ? "" : declared.publisher();
        if (publisher.isBlank() && !WORLDWIDE.matcher(guid.strip()).matches()) {
            return uuid("source", file + "\0" + (entry == null ? "" : entry) + "\0" + guid);
        }
        return uuid("guid", publisher + "\0" + guid);
    }

    /// Whether a record is of an article, which may have got its identifier before URLs were
    /// brought into their normal form and guids were bound to their source.
    public static boolean isOf(
            UUID article, String file, @Nullable String entry, Declared declared, String text) {
        return of(file, entry, declared, text).equals(article)
                || before(declared, text).equals(article);
    }

    private static UUID before(Declared declared, String text) {
        Optional<ArticleUrl> url = ArticleUrl.of(declared.url());
        if (url.isPresent()) {
            return uuid("url", url.get().asDeclared());
        }
        String guid = declared.guid();
        if (guid == null || guid.isBlank()) {
            return uuid("text", text);
        }
        return uuid(
                "guid", (declared.publisher() == null ? "" : declared.publisher()) + "\0" + guid);
    }

    private static UUID uuid(String kind, String value) {
        return uuid(kind, value.getBytes(UTF_8));
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
