package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.events.ArticleStored;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Sha256;
import org.dateline.events.Topic;
import org.dateline.gateway.Client;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("containers")
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@Timeout(120)
class StreamIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Shelf shelf;

    private record Event(String id, String name, String data) {}

    @Test
    void clientThatComesBackGoesOnWhereItStopped() throws Exception {
        List<String> seen = new ArrayList<>();
        String last;
        try (BufferedReader stream = open("")) {
            assertThat(next(stream).name()).isEqualTo("begin");
            publish("a", 0);
            publish("b", 1);
            Event first = next(stream);
            seen.add(first.data());
            last = first.id();
        }
        publish("c", 0);

        try (BufferedReader stream = open(last)) {
            assertThat(next(stream).name()).isEqualTo("begin");
            seen.add(next(stream).data());
            seen.add(next(stream).data());
        }

        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        for (String name : List.of("a", "b", "c")) {
            assertThat(seen).anyMatch(data -> data.contains(Sha256.hex(name)));
        }
    }

    @Test
    void anErasureIsToldAndOtherTombstonesAreNot() throws Exception {
        UUID id = UUID.randomUUID();
        CloudEvent erased = CloudEvent.erased(id, Instant.EPOCH);
        try (BufferedReader stream = open("")) {
            assertThat(next(stream).name()).isEqualTo("begin");
            publish(new ProducerRecord<>(Topic.STORED.name(), 0, key(id), null));
            var tombstone =
                    new ProducerRecord<byte[], byte[]>(Topic.STORED.name(), 0, key(id), null);
            erased.headers().forEach(tombstone.headers()::add);
            publish(tombstone);

            Event told = next(stream);

            assertThat(told.name()).isEqualTo("erased");
            assertThat(told.data())
                    .isEqualTo(
                            "{\"articleId\":\"%s\",\"erasedAt\":\"1970-01-01T00:00:00Z\"}"
                                    .formatted(id));
        }
    }

    @Test
    void whatIsTooLargeToBeAnEventIsPassedOver() throws Exception {
        try (BufferedReader stream = open("")) {
            assertThat(next(stream).name()).isEqualTo("begin");
            publish(new ProducerRecord<>(Topic.STORED.name(), 0, null, new byte[100 << 10]));
            publish("d", 0);

            assertThat(next(stream).data()).contains(Sha256.hex("d"));
        }
    }

    @Test
    void onlyWhatMeetsTheConditionsIsSent() throws Exception {
        shelf.createTables();
        UUID german = shelf.put(Sample.of("Der Hafen ist offen.").language("de"));
        UUID english = shelf.put(Sample.of("The harbour is open.").language("en"));
        UUID gone = UUID.randomUUID();
        CloudEvent erased = CloudEvent.erased(gone, Instant.EPOCH);
        try (BufferedReader stream = open("?language=de&q=Hafen", "")) {
            assertThat(next(stream).name()).isEqualTo("begin");
            publish(english, "e", 0);
            var tombstone =
                    new ProducerRecord<byte[], byte[]>(Topic.STORED.name(), 0, key(gone), null);
            erased.headers().forEach(tombstone.headers()::add);
            publish(tombstone);
            publish(german, "g", 0);

            assertThat(next(stream).name()).isEqualTo("erased");
            assertThat(next(stream).data()).contains(german.toString());
        }
        assertThat(get("/v1/stream?duplicates=only").status()).isEqualTo(400);
    }

    @Test
    void aClientThatIsToldOfNothingLearnsWhereItIs() throws Exception {
        try (BufferedReader stream = open("?publisher=Nobody", "")) {
            String begin = next(stream).id();
            publish("f", 0);

            Event position = next(stream);

            assertThat(position.name()).isEqualTo("position");
            assertThat(position.id()).isNotEqualTo(begin);
        }
    }

    @Test
    void aPlaceThatTheTopicDoesNotKeepIsToldAsAGap() throws Exception {
        try (BufferedReader stream = open("999999999")) {
            assertThat(next(stream).name()).isEqualTo("begin");
            assertThat(next(stream).name()).isEqualTo("gap");
        }
    }

    private static byte[] key(UUID id) {
        return id.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void idThatIsNoneOfOursIsAProblem() {
        assertThat(get("/v1/stream", "Last-Event-ID", "yesterday").status()).isEqualTo(400);
        assertThat(get("/v1/stream?x=1").status()).isEqualTo(400);
    }

    private static void publish(String name, int partition) throws Exception {
        publish(UUID.randomUUID(), name, partition);
    }

    private static void publish(UUID article, String name, int partition) throws Exception {
        ArticleStored stored =
                new ArticleStored(
                        article,
                        Sha256.hex(name),
                        UUID.randomUUID(),
                        ArticleStored.Relation.NEW,
                        null,
                        null,
                        Instant.EPOCH);
        publish(
                new ProducerRecord<>(
                        Topic.STORED.name(), partition, null, EventCodec.encode(stored)));
    }

    private static void publish(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", TestStack.start().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static BufferedReader open(String lastEventId) throws Exception {
        return open("", lastEventId);
    }

    private static BufferedReader open(String query, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(Client.uri("/v1/stream" + query));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader stream) throws IOException {
        String id = "";
        String name = "";
        String data = "";
        while (true) {
            String line = stream.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Event(id, name, data);
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            }
        }
    }
}
