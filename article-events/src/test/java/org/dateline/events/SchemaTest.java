package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schemas, records and examples say the same.
class SchemaTest {

    @ParameterizedTest
    @CsvSource({
        "article-received, org.dateline.events.ArticleReceived",
        "article-enriched, org.dateline.events.ArticleEnriched",
        "article-stored, org.dateline.events.ArticleStored"
    })
    void everyComponentOfARecordIsInItsSchemaAndNothingElse(String name, Class<?> type) {
        JsonNode schema = Contract.json("schemas/" + name + ".v1.json");

        assertObject(schema, schema, type, name);
    }

    @ParameterizedTest
    @CsvSource({
        "article-received, article-received, org.dateline.events.ArticleReceived",
        "article-received-plain-text, article-received, org.dateline.events.ArticleReceived",
        "article-enriched, article-enriched, org.dateline.events.ArticleEnriched",
        "article-stored, article-stored, org.dateline.events.ArticleStored",
        "article-stored-new, article-stored, org.dateline.events.ArticleStored"
    })
    void examplesFitTheirSchemaAndComeOutOfTheCodecAsTheyWentIn(
            String example, String schema, Class<?> type) throws MalformedEventException {
        JsonNode event = Contract.json("examples/" + example + ".json");

        Object decoded = EventCodec.decode(bytes(event), type);

        assertThat(Contract.faults(Contract.schema("schemas/" + schema + ".v1.json"), event))
                .isEmpty();
        assertThat(new String(EventCodec.encode(decoded), UTF_8)).isEqualTo(event.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "article-received, org.dateline.events.ArticleReceived",
        "article-enriched, org.dateline.events.ArticleEnriched",
        "article-stored, org.dateline.events.ArticleStored"
    })
    void whatASchemaRefusesTheCodecRefuses(String name, Class<?> type) {
        JsonSchema schema = Contract.schema("schemas/" + name + ".v1.json");
        int refused = 0;

        for (JsonNode spoilt : spoilt(Contract.json("examples/" + name + ".json"))) {
            if (!Contract.faults(schema, spoilt).isEmpty()) {
                refused++;
                assertThatThrownBy(() -> EventCodec.decode(bytes(spoilt), type))
                        .as(spoilt::toString)
                        .isInstanceOf(MalformedEventException.class);
            }
        }

        assertThat(refused).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"article-received", "article-enriched", "article-stored"})
    void schemasAreOpenToFieldsOfALaterRelease(String name) {
        ObjectNode event = (ObjectNode) Contract.json("examples/" + name + ".json");
        event.putObject("mood").put("value", 1);

        assertThat(Contract.faults(Contract.schema("schemas/" + name + ".v1.json"), event))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"article-received", "article-enriched", "article-stored"})
    void everyFieldIsDescribed(String name) {
        JsonNode schema = Contract.json("schemas/" + name + ".v1.json");
        List<JsonNode> objects = new ArrayList<>(List.of(schema));
        schema.path("$defs").forEach(objects::add);

        for (JsonNode object : objects) {
            assertThat(object.path("description").asText()).isNotEmpty();
            for (var property : object.path("properties").properties()) {
                assertThat(resolve(schema, property.getValue()).path("description").asText())
                        .as(property.getKey())
                        .isNotEmpty();
            }
        }
    }

    private static void assertObject(JsonNode root, JsonNode schema, Class<?> type, String path) {
        List<RecordComponent> components = components(type);

        assertThat(fieldNames(schema.path("properties")))
                .as("fields of %s", path)
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).sorted().toList());
        assertThat(strings(schema.path("required")))
                .as("required fields of %s", path)
                .containsExactlyInAnyOrderElementsOf(
                        components.stream()
                                .filter(c -> !optional(c))
                                .map(RecordComponent::getName)
                                .toList());
        for (RecordComponent component : components) {
            String field = path + "." + component.getName();
            JsonNode property = schema.path("properties").path(component.getName());
            assertThat(allowsNull(property))
                    .as("%s may be null", field)
                    .isEqualTo(optional(component));
            assertValue(root, property, component.getAnnotatedType(), field);
        }
    }

    private static void assertValue(
            JsonNode root, JsonNode property, AnnotatedType annotated, String path) {
        JsonNode schema = resolve(root, property);
        Type type = annotated.getType();
        if (type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments =
                    ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                assertThat(jsonType(schema)).as(path).isEqualTo("array");
                assertValue(root, schema.path("items"), arguments[0], path + "[]");
            } else {
                assertThat(parameterized.getRawType()).as(path).isEqualTo(Map.class);
                assertThat(jsonType(schema)).as(path).isEqualTo("object");
                assertValue(root, schema.path("additionalProperties"), arguments[1], path + "{}");
            }
            return;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            assertThat(jsonType(schema)).as(path).isEqualTo("object");
            assertObject(root, schema, raw, path);
        } else if (raw.isEnum()) {
            assertThat(jsonType(schema)).as(path).isEqualTo("string");
            assertThat(strings(schema.path("enum")))
                    .as(path)
                    .containsExactlyElementsOf(
                            Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList());
        } else {
            assertThat(jsonType(schema)).as(path).isEqualTo(TYPES.get(raw));
            assertThat(schema.path("format").asText(null))
                    .as(path)
                    .isEqualTo(
                            raw == UUID.class ? "uuid" : raw == Instant.class ? "date-time" : null);
        }
    }

    private static final Map<Class<?>, String> TYPES =
            Map.of(
                    String.class, "string",
                    UUID.class, "string",
                    Instant.class, "string",
                    int.class, "integer",
                    Integer.class, "integer",
                    long.class, "integer",
                    double.class, "number",
                    Double.class, "number",
                    boolean.class, "boolean",
                    Boolean.class, "boolean");

    private static List<RecordComponent> components(Class<?> type) {
        List<RecordComponent> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components.addAll(components(component.getType()));
            } else {
                components.add(component);
            }
        }
        return components;
    }

    private static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private static boolean allowsNull(JsonNode property) {
        return strings(property.path("type")).contains("null")
                || !property.path("oneOf").isMissingNode();
    }

    private static JsonNode resolve(JsonNode root, JsonNode property) {
        JsonNode reference = property.has("oneOf") ? property.path("oneOf").get(0) : property;
        return reference.has("$ref")
                ? root.at(reference.path("$ref").asText().substring(1))
                : property;
    }

    private static String jsonType(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private static Set<String> fieldNames(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }

    /// The event many times over, each time with one field gone or one value of another kind.
    private static List<JsonNode> spoilt(JsonNode event) {
        List<JsonNode> copies = new ArrayList<>();
        spoil(event, event, "", copies);
        return copies;
    }

    private static void spoil(JsonNode root, JsonNode node, String path, List<JsonNode> copies) {
        for (var field : node.properties()) {
            JsonNode without = root.deepCopy();
            ((ObjectNode) without.at(path)).remove(field.getKey());
            copies.add(without);
            for (String other : OTHERS) {
                JsonNode with = root.deepCopy();
                ((ObjectNode) with.at(path)).set(field.getKey(), parse(other));
                copies.add(with);
            }
            spoil(root, field.getValue(), path + "/" + field.getKey(), copies);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            for (String other : OTHERS) {
                JsonNode with = root.deepCopy();
                ((ArrayNode) with.at(path)).set(i, parse(other));
                copies.add(with);
            }
            spoil(root, node.get(i), path + "/" + i, copies);
        }
    }

    private static final List<String> OTHERS =
            List.of(
                    "null",
                    "[]",
                    "[null]",
                    "{}",
                    "\"\"",
                    "\"x\"",
                    "\"1\"",
                    "\"true\"",
                    "-1",
                    "7",
                    "1.5",
                    "9223372036854775808",
                    "true");

    private static JsonNode parse(String json) {
        try {
            return Contract.JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static byte[] bytes(JsonNode event) {
        return event.toString().getBytes(UTF_8);
    }
}
