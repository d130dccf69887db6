package org.dateline.formats.charset;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Beginning;

/// A file's bytes as text, or why they are none. A byte order mark decides; then UTF-16 by its zero
/// bytes; then UTF-8, if every byte fits; then the older charsets, by statistics.
public sealed interface DecodedText {

    /// What to do with text in another charset, for a person.
    String CONVERT =
            "convert it to UTF-8 and drop it again (Dateline reads UTF-8, UTF-16, UTF-32, %s, Big5, EUC-JP, EUC-KR, GB18030, ISO-2022-JP, ISO-2022-KR, ISO-2022-CN and Shift_JIS)"
                    .formatted(SingleByteCharset.names());

    /// @param charset IANA name, or Java's where it has none
    /// @param doubtful whether the bytes may as well be in another one
    record Text(String text, String charset, boolean doubtful) implements DecodedText {

        /// Of a charset that is certain.
        public Text(String text, String charset) {
            this(text, charset, false);
        }
    }

    record Failed(ReasonCode reason, String detail) implements DecodedText {}

    static DecodedText of(byte[] bytes) {
        if (Beginning.holds(bytes, 0, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, 3, UTF_8);
        }
        boolean wide = bytes.length % 4 == 0;
        if (wide && Beginning.holds(bytes, 0, 0xFF, 0xFE, 0, 0)) {
            return marked(bytes, 4, UTF_32LE);
        }
        if (wide && Beginning.holds(bytes, 0, 0, 0, 0xFE, 0xFF)) {
            return marked(bytes, 4, UTF_32BE);
        }
        if (Beginning.holds(bytes, 0, 0xFF, 0xFE)) {
            return marked(bytes, 2, UTF_16LE);
        }
        if (Beginning.holds(bytes, 0, 0xFE, 0xFF)) {
            return marked(bytes, 2, UTF_16BE);
        }
        return unmarked(bytes);
    }

    private static DecodedText unmarked(byte[] bytes) {
        Optional<String> utf8 = strict(bytes, UTF_8);
        boolean binary = Shape.isBinary(bytes);
        if (utf8.isPresent() && !binary && !Shape.hasEscapeSequences(bytes)) {
            return new Text(utf8.get(), UTF_8.name());
        }
        Optional<Charset> utf16 = Utf16.guess(bytes);
        if (utf16.isPresent()) {
            return new Text(lenient(bytes, 0, utf16.get()), utf16.get().name());
        }
        if (binary) {
            return new Failed(
                    ReasonCode.BINARY,
                    "binary data, not text; convert it to a format that Dateline reads, or give it"
                            + " the ending of its own format, and drop it again");
        }
        return LegacyCharset.of(bytes, utf8.isPresent())
                .<DecodedText>map(
                        guess ->
                                new Text(
                                        lenient(bytes, 0, guess.charset()),
                                        guess.charset().name(),
                                        guess.doubtful()))
                .orElseGet(
                        () ->
                                utf8.<DecodedText>map(text -> new Text(text, UTF_8.name()))
                                        .orElseGet(
                                                () ->
                                                        new Failed(
                                                                ReasonCode.UNDECODABLE,
                                                                "no supported charset can decode the bytes; "
                                                                        + CONVERT)));
    }

    /// The mark may also be chance, at the start of something that is no text.
    private static DecodedText marked(byte[] bytes, int markLength, Charset charset) {
        String text = lenient(bytes, markLength, charset);
        return Shape.isOdd(text)
                ? new Failed(
                        ReasonCode.BINARY,
                        "starts with a byte order mark of "
                                + charset.name()
                                + ", but is not valid text in it; convert it to UTF-8 and drop it again")
                : new Text(text, charset.name());
    }

    /// The text, if every byte fits the charset.
    public static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// The text, with U+FFFD for what does not fit; lone surrogates stay what they are.
    static String lenient(byte[] bytes, int from, Charset charset) {
        if (charset.equals(UTF_16LE) || charset.equals(UTF_16BE)) {
            return Utf16.units(bytes, from, charset.equals(UTF_16BE));
        }
        return new String(bytes, from, bytes.length - from, charset);
    }
}
