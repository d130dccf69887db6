package org.dateline.gateway.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// The query of a URL, to names and values and back.
///
/// Decoded here, since the decoders of Netty and the JDK put a replacement character where the
/// bytes are no UTF-8, and the JDK's takes `%+1` for a byte: a client that sends such a query would
/// search for something else and not be told.
final class QueryString {

    private QueryString() {}

    /// One of its parts, decoded.
    ///
    /// @param name empty when it is not percent-encoded UTF-8; likewise `value`
    record Pair(Optional<String> name, Optional<String> value) {

        static Pair of(String encoded) {
            int equals = encoded.indexOf('=');
            return equals < 0
                    ? new Pair(decode(encoded), Optional.of(""))
                    : new Pair(
                            decode(encoded.substring(0, equals)),
                            decode(encoded.substring(equals + 1)));
        }
    }

    static List<Pair> pairs(String rawQuery) {
        return Arrays.stream(rawQuery.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(Pair::of)
                .toList();
    }

    static String of(Map<String, List<String>> values) {
        StringJoiner query = new StringJoiner("&");
        values.forEach(
                (name, all) ->
                        all.forEach(
                                value ->
                                        query.add(
                                                URLEncoder.encode(name, UTF_8)
                                                        + "="
                                                        + URLEncoder.encode(value, UTF_8))));
        return query.toString();
    }

    private static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '+') {
                bytes.write(' ');
            } else if (c != '%') {
                bytes.writeBytes(encoded.substring(i, next(encoded, i)).getBytes(UTF_8));
                i = next(encoded, i) - 1;
            } else {
                int high = digit(encoded, i + 1);
                int low = digit(encoded, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        try {
            return Optional.of(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int next(String encoded, int place) {
        return encoded.offsetByCodePoints(place, 1);
    }

    private static int digit(String encoded, int place) {
        return place < encoded.length() ? Character.digit(encoded.charAt(place), 16) : -1;
    }
}
