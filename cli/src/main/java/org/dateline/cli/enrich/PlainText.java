package org.dateline.cli.enrich;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.jspecify.annotations.Nullable;

/// The text of a plain file, and the charset it was read with.
///
/// A byte order mark decides; then UTF-8 where every byte fits; then windows-1252, in which almost
/// any bytes are a text.
record PlainText(String text, Charset charset, boolean isGuess) {

    /// A text of the greatest length, in the charset that takes the most bytes for it.
    static final int MOST_BYTES = 2 * ArticleText.MAX_BYTES + 4;

    private static final Charset FALLBACK = Charset.forName("windows-1252");

    static PlainText decode(byte[] bytes) throws TooLargeException {
        PlainText decoded = decodeAny(bytes);
        if (decoded.text.getBytes(StandardCharsets.UTF_8).length > ArticleText.MAX_BYTES) {
            throw new TooLargeException();
        }
        return decoded;
    }

    private static PlainText decodeAny(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return of(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return of(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return of(bytes, 2, StandardCharsets.UTF_16BE);
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new PlainText(text, StandardCharsets.UTF_8, false);
        } catch (CharacterCodingException e) {
            return new PlainText(new String(bytes, FALLBACK), FALLBACK, true);
        }
    }

    /// The article that the file is.
    ArticleReceived article(String file, byte[] bytes, @Nullable String published, Clock clock) {
        Source source =
                new Source(
                        "enrich",
                        0,
                        file,
                        "text/plain",
                        charset.name(),
                        Sha256.hex(bytes),
                        null,
                        isGuess ? true : null,
                        null);
        return ArticleReceived.of(
                clock.instant(), source, declared(published), ArticleText.clean(text));
    }

    static Declared declared(@Nullable String published) {
        return published == null || published.isEmpty()
                ? Declared.NOTHING
                : new Declared(
                        null,
                        null,
                        null,
                        List.of(),
                        new Declared.Published(published, "published"),
                        null,
                        null);
    }

    private static PlainText of(byte[] bytes, int from, Charset charset) {
        return new PlainText(new String(bytes, from, bytes.length - from, charset), charset, false);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// A text beyond what one article may have.
    static final class TooLargeException extends Exception {

        TooLargeException() {
            super("the text is larger than " + ArticleText.MAX_BYTES + " bytes of UTF-8");
        }
    }
}
