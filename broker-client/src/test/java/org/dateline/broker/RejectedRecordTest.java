package org.dateline.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.junit.jupiter.api.Test;

class RejectedRecordTest {

    private static final Rejection REJECTION =
            new Rejection(
                    ReasonCode.MALFORMED_EVENT,
                    "enrich",
                    "no text",
                    "articles.received",
                    3,
                    17,
                    Instant.parse("2024-05-01T10:00:00Z"));

    @Test
    void aRejectedRecordIsAsItCameWithTheReason() {
        var rejected = rejected(consumed("k", "v", "ce_type", "x"));

        assertThat(text(rejected.key())).isEqualTo("k");
        assertThat(text(rejected.value())).isEqualTo("v");
        assertThat(header(rejected.headers(), "ce_type")).isEqualTo("x");
        assertThat(header(rejected.headers(), "rejected_reason")).isEqualTo("MALFORMED_EVENT");
        assertThat(header(rejected.headers(), "rejected_offset")).isEqualTo("17");
    }

    @Test
    void whatASenderSaysOfARejectionDoesNotCount() {
        var rejected = rejected(consumed("k", "v", "rejected_topic", "theirs"));

        assertThat(names(rejected.headers())).containsOnlyOnce("rejected_topic");
        assertThat(header(rejected.headers(), "rejected_topic")).isEqualTo("articles.received");
    }

    @Test
    void oneThatWasNotReadSaysSo() {
        var unread = RejectedRecord.unread(new TopicPartition("articles.received", 3), 17);

        var rejected = rejected(unread);

        assertThat(rejected.value()).isNull();
        assertThat(header(rejected.headers(), Rejection.LEFT_OUT)).contains("dies");
    }

    @Test
    void oneThatIsTooLargeLosesItsValueFirstThenAllThatItCameWith() {
        var whole = rejected(consumed("k", "v", "ce_type", "x"));

        var withoutValue = RejectedRecord.smaller(whole).orElseThrow();
        assertThat(withoutValue.value()).isNull();
        assertThat(text(withoutValue.key())).isEqualTo("k");
        assertThat(header(withoutValue.headers(), "ce_type")).isEqualTo("x");
        assertThat(header(withoutValue.headers(), Rejection.LEFT_OUT))
                .isEqualTo("left out, too large");

        var bare = RejectedRecord.smaller(withoutValue).orElseThrow();
        assertThat(bare.key()).isNull();
        assertThat(names(bare.headers())).doesNotContain("ce_type");
        assertThat(names(bare.headers())).containsOnlyOnce(Rejection.LEFT_OUT);
        assertThat(header(bare.headers(), "rejected_offset")).isEqualTo("17");

        assertThat(RejectedRecord.smaller(bare)).isEmpty();
    }

    @Test
    void noMoreIsLeftOutThanItTakes() {
        var small = rejected(consumed("k", "v", "ce_type", "x"));
        var large = rejected(consumed("k", "v".repeat(10_000), "ce_type", "x"));
        var huge = rejected(consumed("k".repeat(10_000), "v", "ce_type", "x"));

        assertThat(RejectedRecord.within(5_000, small)).isSameAs(small);
        assertThat(text(RejectedRecord.within(5_000, large).key())).isEqualTo("k");
        assertThat(RejectedRecord.within(5_000, large).value()).isNull();
        assertThat(RejectedRecord.within(5_000, huge).key()).isNull();
        assertThat(RejectedRecord.within(1, huge).headers()).isNotEmpty();
    }

    @Test
    void whatIsSentBackIsWhatCame() {
        var source = consumed("k", "v", "ce_type", "x");
        var rejected = rejected(source);
        var returned = new ConsumerRecord<>("r", 0, 0, rejected.key(), rejected.value());
        rejected.headers().forEach(returned.headers()::add);

        var original = RejectedRecord.original(returned, "articles.received");

        assertThat(original.topic()).isEqualTo("articles.received");
        assertThat(original.key()).isEqualTo(source.key());
        assertThat(original.value()).isEqualTo(source.value());
        assertThat(names(original.headers())).containsExactly("ce_type");
    }

    private static ProducerRecord<byte[], byte[]> rejected(ConsumerRecord<byte[], byte[]> source) {
        return RejectedRecord.of(source, REJECTION, "articles.rejected");
    }

    private static ConsumerRecord<byte[], byte[]> consumed(
            String key, String value, String header, String headersValue) {
        var record =
                new ConsumerRecord<>(
                        "articles.received", 3, 17, key.getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers().add(header, headersValue.getBytes(UTF_8));
        return record;
    }

    private static String header(Headers headers, String name) {
        return RecordHeader.text(headers, name).orElse("(none)");
    }

    private static List<String> names(Headers headers) {
        List<String> names = new ArrayList<>();
        for (Header header : headers) {
            names.add(header.key());
        }
        return names;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
