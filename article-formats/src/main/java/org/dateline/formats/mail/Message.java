package org.dateline.formats.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.dateline.formats.charset.DecodedText;

/// A mail taken apart ([RFC 5322](https://www.rfc-editor.org/rfc/rfc5322)), as far as it can be: a
/// broken header costs itself, a broken part those behind it.
///
/// @param headers by their names in lower case, the first of each, unfolded
/// @param parts that are text to read, not attached
record Message(Map<String, String> headers, List<Part> parts) {

    /// No article's text is longer, in any encoding.
    private static final int MOST_PART_BYTES = 8 << 20;

    static final int MOST_PARTS = 100;

    private static final int MOST_HEADER_BYTES = 16 << 10;

    private static final MimeConfig CONFIG =
            MimeConfig.custom()
                    .setMaxLineLen(-1)
                    .setMaxHeaderLen(-1)
                    .setMaxHeaderCount(10_000)
                    .setMaxNestingDepth(50)
                    .build();

    /// A part that is text.
    ///
    /// @param html whether it is a page, and not plain
    /// @param contentType as it is written; empty where it is not
    /// @param location that it was taken from; empty where that is not said
    record Part(boolean html, byte[] bytes, Charset charset, String contentType, String location) {

        /// Its text; the declared charset holds unless the bytes contradict it.
        DecodedText decoded() {
            Optional<String> utf8 = DecodedText.strict(bytes, UTF_8);
            boolean unsaid = charset.equals(US_ASCII) || charset.equals(UTF_8);
            if (utf8.isPresent() && (unsaid || utf8.get().chars().anyMatch(c -> c >= 0x80))) {
                return new DecodedText.Text(utf8.get(), UTF_8.name());
            }
            return unsaid
                    ? DecodedText.of(bytes)
                    : new DecodedText.Text(new String(bytes, charset), charset.name());
        }
    }

    static Message of(byte[] bytes) throws IOException {
        Map<String, String> headers = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        MimeTokenStream stream = stream(bytes);
        Map<String, String> own = headers;
        try {
            EntityState state = stream.getState();
            while (state != EntityState.T_END_OF_STREAM && parts.size() < MOST_PARTS) {
                switch (state) {
                    case T_START_BODYPART -> own = new HashMap<>();
                    case T_FIELD -> add(stream.getField(), own);
                    case T_BODY -> part(stream, own).ifPresent(parts::add);
                    default -> {
                        // what is around parts says nothing
                    }
                }
                state = stream.next();
            }
        } catch (MimeException e) {
            // what was read before is the mail
        }
        return new Message(headers, parts);
    }

    /// A mail's parts, one after the other; mails within it are parts.
    static MimeTokenStream stream(byte[] mail) {
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(mail));
        return stream;
    }

    static boolean isHtml(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /// Whether a part says so of itself.
    static boolean isAttached(Map<String, String> headers) {
        String disposition = headers.getOrDefault("content-disposition", "");
        return disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    static void add(Field field, Map<String, String> headers) {
        byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
        if (raw.length == 0
                || raw.length > MOST_HEADER_BYTES
                || !(DecodedText.of(raw) instanceof DecodedText.Text(String text, _, _))) {
            return;
        }
        String unfolded = text.replace("\r", "").replace("\n", "").replace('\t', ' ');
        String body = unfolded.substring(unfolded.indexOf(':') + 1).strip();
        headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), body);
    }

    private static Optional<Part> part(MimeTokenStream stream, Map<String, String> headers)
            throws IOException {
        String type = stream.getBodyDescriptor().getMimeType();
        boolean html = isHtml(type);
        if ((!html && !type.equals("text/plain")) || isAttached(headers)) {
            return Optional.empty();
        }
        byte[] bytes = stream.getDecodedInputStream().readNBytes(MOST_PART_BYTES);
        String location =
                headers.getOrDefault(
                        "content-location", headers.getOrDefault("snapshot-content-location", ""));
        return Optional.of(
                new Part(
                        html,
                        bytes,
                        charset(stream.getBodyDescriptor().getCharset()),
                        headers.getOrDefault("content-type", ""),
                        location));
    }

    private static Charset charset(String name) {
        try {
            return name == null ? US_ASCII : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return US_ASCII;
        }
    }

    /// A header's words, decoded; empty where there is none.
    String header(String name) {
        String body = headers.getOrDefault(name, "");
        try {
            return DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT);
        } catch (IllegalArgumentException e) {
            return body;
        }
    }
}
