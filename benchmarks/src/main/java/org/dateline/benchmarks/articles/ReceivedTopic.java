package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Topic;
import org.dateline.local.broker.NamedBroker;
import org.jspecify.annotations.Nullable;

/// `articles.received`, to publish generated articles on. What was sent is there once this is
/// closed.
final class ReceivedTopic implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ReceivedTopic(String broker) {
        Map<String, Object> settings = NamedBroker.connection(broker);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(1 << 18));
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// @throws IOException when an article before could not be published
    void send(GeneratedArticle article) throws IOException {
        ArticleReceived received = article.received();
        var message =
                new ProducerRecord<>(
                        Topic.RECEIVED.name(),
                        received.articleId().toString().getBytes(UTF_8),
                        EventCodec.encode(received));
        CloudEvent.received(received).headers().forEach(message.headers()::add);
        producer.send(
                message,
                (metadata, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
        check();
    }

    private void check() throws IOException {
        Exception problem = failure.get();
        if (problem != null) {
            throw new IOException("could not publish articles", problem);
        }
    }

    @Override
    public void close() throws IOException {
        producer.close();
        check();
    }
}
