package org.dateline.ingest.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.Topic;
import org.dateline.teststack.CommittedTopic;

/// What a consumer that reads committed gets from `articles.received`, from its beginning on.
final class ReceivedArticles implements AutoCloseable {

    private final Consumer<String, byte[]> consumer;
    private final String bootstrapServers;
    private final String folder;
    private final List<ArticleReceived> articles = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    /// @param folder only articles of files in this folder of the inbox count
    ReceivedArticles(String bootstrapServers, String folder) {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder + "/";
        consumer =
                new Clients(Map.of("bootstrap.servers", bootstrapServers))
                        .consumer("read_committed");
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.RECEIVED.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All so far.
    List<ArticleReceived> poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
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
        return articles;
    }

    List<ConsumerRecord<String, byte[]>> records() {
        return records;
    }

    /// All that are committed now, also what other transactions hide for a moment.
    List<ArticleReceived> all() {
        var ends = CommittedTopic.ends(bootstrapServers, consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            poll();
        }
        return articles;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
