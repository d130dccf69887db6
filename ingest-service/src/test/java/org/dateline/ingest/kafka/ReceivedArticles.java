package org.dateline.ingest.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dateline.broker.ReadToEnd;
import org.dateline.broker.TopicReader;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.Topic;

/// What a consumer that reads committed gets from `articles.received`, from its beginning on.
final class ReceivedArticles implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Object> settings;
    private final KafkaConsumer<String, byte[]> consumer;
    private final String folder;
    private final List<ArticleReceived> articles = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    /// @param folder only articles of files in this folder of the inbox count
    ReceivedArticles(String bootstrapServers, String folder) {
        this.folder = folder + "/";
        settings = new Clients(Map.of("bootstrap.servers", bootstrapServers)).reader();
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TopicReader.partitions(consumer, Topic.RECEIVED.name());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All so far.
    List<ArticleReceived> poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        return articles;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        ArticleReceived article;
        try {
            article = EventCodec.decode(record.value(), ArticleReceived.class);
        } catch (MalformedEventException e) {
            throw new AssertionError(e);
        }
        if (article.source().file().startsWith(folder)) {
            articles.add(article);
            records.add(record);
        }
    }

    List<ConsumerRecord<String, byte[]>> records() {
        return records;
    }

    /// All that are committed now, also what other transactions hide for a moment.
    List<ArticleReceived> all() {
        var ends = TopicReader.ends(settings, consumer.assignment());
        new ReadToEnd<>(consumer, ends, PATIENCE).forEach(this::take);
        return articles;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
