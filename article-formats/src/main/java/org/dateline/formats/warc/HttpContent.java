package org.dateline.formats.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.netpreserve.jwarc.HttpParser;
import org.netpreserve.jwarc.MessageHeaders;

/// An HTTP response as it was captured.
///
/// @param bodyAt where in the captured bytes its body begins
record HttpContent(int status, MessageHeaders headers, int bodyAt) {

    /// The response that some bytes begin with; empty if they are none.
    static Optional<HttpContent> of(byte[] bytes) {
        HttpParser parser = new HttpParser();
        parser.lenientResponse();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        parser.parse(buffer);
        return parser.isFinished()
                ? Optional.of(new HttpContent(parser.status(), parser.headers(), buffer.position()))
                : Optional.empty();
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<String> contentType() {
        return headers.first("Content-Type");
    }

    /// The body without its transfer and content encodings.
    ///
    /// @param most bytes that are decoded, and one more
    /// @throws IOException if an encoding is unknown, or the bytes are not in it
    byte[] body(byte[] bytes, int most) throws IOException {
        byte[] body = Arrays.copyOfRange(bytes, bodyAt, bytes.length);
        if (headers.contains("Transfer-Encoding", "chunked")) {
            body = Chunks.joined(body);
        }
        for (String encoding : encodings().reversed()) {
            body = decoded(body, encoding, most);
        }
        return body;
    }

    private List<String> encodings() {
        return headers.all("Content-Encoding").stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .limit(3)
                .toList();
    }

    /// Archives often keep the header and store the body decoded.
    private static byte[] decoded(byte[] body, String encoding, int most) throws IOException {
        return switch (encoding) {
            case "identity", "none" -> body;
            case "gzip", "x-gzip" -> isGzip(body) ? read(gunzip(body), most) : body;
            case "deflate" -> inflated(body, most);
            default ->
                    throw new IOException(
                            "the content encoding is none of gzip, deflate and identity");
        };
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1F && (body[1] & 0xFF) == 0x8B;
    }

    private static InputStream gunzip(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body));
    }

    /// Some servers send the zlib header that the standard asks for, others do not.
    private static byte[] inflated(byte[] body, int most) throws IOException {
        if (body.length < 2) {
            return body;
        }
        boolean zlib =
                (body[0] & 0x0F) == 8 && ((body[0] & 0xFF) << 8 | (body[1] & 0xFF)) % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        try {
            return read(new InflaterInputStream(new ByteArrayInputStream(body), inflater), most);
        } finally {
            inflater.end();
        }
    }

    private static byte[] read(InputStream in, int most) throws IOException {
        return in.readNBytes(most + 1);
    }
}
