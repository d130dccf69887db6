package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.teststack.TestStack;

/// The test's own way to the broker.
final class Broker {

    private static final Map<String, Object> CONFIGURATION =
            Map.of("bootstrap.servers", TestStack.start().bootstrapServers());

    private Broker() {}

    static void createTopic(String name, int partitions) {
        createTopic(name, partitions, CONFIGURATION);
    }

    /// On another broker than that of the test stack.
    static void createTopic(String name, int partitions, Map<String, Object> configuration) {
        try (Admin admin = Admin.create(configuration)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProducerRecord<byte[], byte[]> enriched(String topic, ArticleEnriched event) {
        var record =
                new ProducerRecord<>(
                        topic,
                        event.article().articleId().toString().getBytes(UTF_8),
                        EventCodec.encode(event));
        CloudEvent.enriched(event).headers().forEach(record.headers()::add);
        return record;
    }

    static void send(List<ProducerRecord<byte[], byte[]>> records) {
        send(records, CONFIGURATION);
    }

    /// As another system may send them: compressed, and so larger than the topic takes.
    static void sendCompressed(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> configuration = new HashMap<>(CONFIGURATION);
        configuration.put("compression.type", "gzip");
        configuration.put("max.request.size", 256 << 20);
        configuration.put("buffer.memory", 256L << 20);
        send(records, configuration);
    }

    /// To another broker than that of the test stack.
    static void send(
            List<ProducerRecord<byte[], byte[]>> records, Map<String, Object> configuration) {
        Map<String, Object> settings = new HashMap<>(configuration);
        // Batches that overtake one another while a new topic's leader is not known yet may leave
        // a hole in their sequence for good.
        settings.put("max.in.flight.requests.per.connection", 1);
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
            producer.flush();
            for (Future<RecordMetadata> acknowledged : sent) {
                acknowledged.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every record of the topic that the test looks for, once there are so many, or what there is
    /// at the deadline.
    static List<ConsumerRecord<byte[], byte[]>> read(
            String topic, int count, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        CONFIGURATION, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while ((found.size() < count || !isPast(consumer, ends))
                    && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(
                                record -> {
                                    if (wanted.test(record)) {
                                        found.add(record);
                                    }
                                });
            }
        }
        return found;
    }

    private static boolean isPast(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /// The sum of the group's committed offsets, which is how many records it is done with.
    static long committed(String group) {
        return committed(group, CONFIGURATION);
    }

    /// On another broker than that of the test stack.
    static long committed(String group, Map<String, Object> configuration) {
        try (Admin admin = Admin.create(configuration)) {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
