package org.dateline.local.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.events.Topic;
import org.dateline.local.FreePorts;
import org.dateline.local.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the settings of `articles.enriched` do to the bytes on the disk, with seconds for days.
class TombstonesIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String SECRET = "words that only the erased article has";

    @TempDir Path folder;

    @Test
    void theBytesBeforeATombstoneGoAndItselfStays() throws Exception {
        List<Integer> ports = FreePorts.any(3);
        var settings =
                new BrokerSettings(
                        folder.resolve("kafka"),
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        new Secrets(folder.resolve("secrets")),
                        BrokerSettings.Others.DO_ANYTHING);
        try (Broker _ = Broker.start(settings);
                Topics topics = new Topics(settings.connection(BrokerUser.ADMIN), LIMIT)) {
            topics.create(List.of(enrichedInSeconds()), (short) 1);
            try (var producer = producer(settings)) {
                producer.send(record("erased", SECRET));
                producer.send(record("another", "words of another article"));
                producer.send(record("erased", null));
                producer.flush();
                assertThat(isOnDisk(SECRET)).isTrue();

                long end = System.nanoTime() + LIMIT.toNanos();
                while (isOnDisk(SECRET) && System.nanoTime() < end) {
                    producer.send(record("later", "a later article")).get();
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                }
            }
            assertThat(isOnDisk(SECRET)).isFalse();
            assertThat(isOnDisk("words of another article")).isTrue();
            assertThat(isOnDisk("erased")).as("the tombstone's key").isTrue();
        }
    }

    private static Topic enrichedInSeconds() {
        Map<String, String> settings = new HashMap<>(Topic.ENRICHED.settings());
        settings.put("min.compaction.lag.ms", "7000");
        settings.put("max.compaction.lag.ms", "8000");
        settings.put("segment.ms", "1000");
        settings.put("file.delete.delay.ms", "1000");
        return new Topic("articles.enriched", 1, Topic.ENRICHED.maxRecordBytes(), settings);
    }

    private static ProducerRecord<byte[], byte[]> record(String key, String value) {
        return new ProducerRecord<>(
                "articles.enriched",
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
    }

    private static KafkaProducer<byte[], byte[]> producer(BrokerSettings settings) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", settings.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private boolean isOnDisk(String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("articles.enriched-"))
                    .filter(Files::isRegularFile)
                    .anyMatch(file -> contains(file, words));
        } catch (UncheckedIOException e) {
            return true; // files come and go: looked at again
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return Files.readString(file, ISO_8859_1).contains(words);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
