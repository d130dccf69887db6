package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes a record holds, decoding ends in an event or a [MalformedEventException].
class HostileJsonTest {

    private static final String RECEIVED =
            Contract.json("examples/article-received.json").toString();
    private static final byte[] ENRICHED =
            Contract.json("examples/article-enriched.json").toString().getBytes(UTF_8);

    static Stream<String> hostile() {
        String rest = RECEIVED.substring(1);
        return Stream.of(
                "[".repeat(1_000_000),
                "{\"a\":".repeat(500_000),
                "{\"a\":" + "[".repeat(900_000) + "]".repeat(900_000) + "," + rest,
                "{\"a\":1" + "0".repeat(2_000_000) + "," + rest,
                "{\"a\":1e" + "9".repeat(2_000) + "," + rest,
                "{\"" + "n".repeat(2_000_000) + "\":1," + rest,
                RECEIVED.replaceFirst("\"record\":0", "\"record\":1e999999999"),
                RECEIVED.replaceFirst("\"record\":0", "\"record\":1E9"),
                RECEIVED.replaceFirst("\"record\":0", "\"record\":9223372036854775808"),
                RECEIVED.replaceFirst("\"record\":0", "\"record\":0,\"record\":1"),
                "{\"text\":\"another\"," + rest,
                "{\"later\":1,\"later\":2," + rest,
                RECEIVED.replaceFirst("\"text\":\"", "\"text\":\"\\\\ud800"),
                RECEIVED.replaceFirst("\"text\":\"", "\"text\":\"\\\\udc00\\\\ud800"),
                RECEIVED.replaceFirst("\"text\":\"", "\"text\":\"\\\\u0000"),
                RECEIVED.replaceFirst("\"guid\":\"", "\"guid\":\"\\\\ud800"),
                RECEIVED.replaceFirst("\"claim\":\"", "\"claim\":\"\\\\udfff"),
                RECEIVED.replaceFirst("\"authors\":\\[\"", "\"authors\":[\"\\\\udfff"),
                RECEIVED.replaceFirst(
                        "\"authors\":\\[", "\"authors\":[" + "\"a\",".repeat(700_000)),
                "{\"later\":[" + "{},".repeat(400_000) + "1]," + rest,
                RECEIVED.replaceFirst("2023-11-10T09", "+999999999-11-10T09"),
                RECEIVED.replaceFirst("\"2023-11-10T[^\"]*\"", "1e1000000000"),
                RECEIVED + RECEIVED,
                RECEIVED + " x",
                "\uFEFF\uFEFF" + RECEIVED,
                "NaN",
                "\"\"",
                " ");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileJsonIsMalformed(String json) {
        assertThatThrownBy(() -> EventCodec.decode(json.getBytes(UTF_8), ArticleReceived.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Property
    void randomBytesAreMalformed(@ForAll @Size(max = 200) byte[] bytes) {
        assertThatThrownBy(() -> EventCodec.decode(bytes, ArticleEnriched.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Property(tries = 3_000)
    void anEventWithDamagedBytesIsDecodedOrMalformed(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] damaged = ENRICHED.clone();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        decodedOrMalformed(damaged);
    }

    @Example
    void anEventCutShortIsMalformed() {
        for (int length = 0; length < ENRICHED.length; length += 7) {
            byte[] cut = Arrays.copyOf(ENRICHED, length);
            assertThatThrownBy(() -> EventCodec.decode(cut, ArticleEnriched.class))
                    .isInstanceOf(MalformedEventException.class);
        }
    }

    private static void decodedOrMalformed(byte[] bytes) {
        try {
            EventCodec.encode(EventCodec.decode(bytes, ArticleEnriched.class));
        } catch (MalformedEventException expected) {
            // anything else fails the property
        }
    }
}
