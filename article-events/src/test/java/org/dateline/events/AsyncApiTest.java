package org.dateline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The AsyncAPI document says what the code does.
class AsyncApiTest {

    private final JsonNode document = Contract.yaml("asyncapi.yaml");

    @Test
    void channelsAreTheTopicsWithTheirSettings() {
        Map<String, Topic> topics = new LinkedHashMap<>();
        Topic.ALL.forEach(topic -> topics.put(topic.name(), topic));
        List<String> addresses = new ArrayList<>();

        for (JsonNode channel : document.path("channels")) {
            String address = channel.path("address").asText();
            addresses.add(address);
            JsonNode kafka = channel.path("bindings").path("kafka");
            Topic topic = topics.get(address);
            assertThat(topic).as(address).isNotNull();
            assertThat(kafka.path("topic").asText()).isEqualTo(address);
            assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
            assertThat(settings(kafka.path("topicConfiguration"))).isEqualTo(topic.settings());
        }

        assertThat(addresses).containsExactlyElementsOf(topics.keySet());
    }

    @Test
    void headersAreThoseThatRecordsCarry() {
        JsonNode schemas = document.path("components").path("schemas");
        CloudEvent event = CloudEvent.received(EventCodecTest.RECEIVED);
        Rejection rejection =
                new Rejection(ReasonCode.MALFORMED_EVENT, "enrich", "x", "t", 0, 0, Instant.EPOCH);

        assertThat(strings(schemas.path("cloudEventHeaders").path("required")))
                .containsExactlyElementsOf(event.headers().keySet());
        RecordRejection ofRecord =
                new RecordRejection(
                        ReasonCode.MALFORMED_RECORD, "x", "c", 0, "f", 0, Instant.EPOCH);
        assertThat(rejectionHeaders(schemas, 0))
                .containsExactlyInAnyOrderElementsOf(rejection.headers().keySet());
        assertThat(rejectionHeaders(schemas, 1))
                .containsExactlyInAnyOrderElementsOf(ofRecord.headers().keySet());
        assertThat(
                        strings(
                                schemas.path("rejectionHeaders")
                                        .path("properties")
                                        .path("rejected_reason")
                                        .path("enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(ReasonCode.values()).map(Enum::name).toList());
    }

    /// Those that all rejections carry, and those of one kind.
    private static List<String> rejectionHeaders(JsonNode schemas, int kind) {
        JsonNode headers = schemas.path("rejectionHeaders");
        List<String> names = new ArrayList<>(strings(headers.path("required")));
        names.addAll(strings(headers.path("anyOf").path(kind).path("required")));
        return names;
    }

    @Test
    void eventTypesAndSourcesAreThoseThatRecordsCarry() {
        ArticleStored stored =
                new ArticleStored(
                        UUID.randomUUID(),
                        EventCodecTest.RECEIVED.revision(),
                        UUID.randomUUID(),
                        ArticleStored.Relation.NEW,
                        null,
                        null,
                        Instant.EPOCH);

        assertMessage("received", CloudEvent.received(EventCodecTest.RECEIVED));
        assertMessage("enriched", CloudEvent.enriched(EventCodecTest.ENRICHED));
        assertMessage("stored", CloudEvent.stored("c/0/1", stored));
        assertHeaders("erased", CloudEvent.erased(UUID.randomUUID(), Instant.EPOCH));
    }

    private void assertMessage(String name, CloudEvent event) {
        assertHeaders(name, event);
        assertThat(
                        Contract.json(
                                message(name).path("payload").path("schema").path("$ref").asText()))
                .isNotEmpty();
    }

    private void assertHeaders(String name, CloudEvent event) {
        JsonNode headers = message(name).path("headers").path("allOf").path(1).path("properties");

        assertThat(headers.path("ce_type").path("const").asText()).isEqualTo(event.type());
        assertThat(headers.path("ce_source").path("const").asText()).isEqualTo(event.source());
    }

    private JsonNode message(String name) {
        return document.path("components").path("messages").path(name);
    }

    private static Map<String, String> settings(JsonNode configuration) {
        Map<String, String> settings = new HashMap<>();
        for (var setting : configuration.properties()) {
            JsonNode value = setting.getValue();
            settings.put(
                    setting.getKey(),
                    value.isArray() ? String.join(",", strings(value)) : value.asText());
        }
        return settings;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
