package org.dateline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was released stays: consumers of the last release understand the events of this one.
///
/// `released/` holds the schemas as of the last release; a release copies the current ones there.
class CompatibilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"article-received", "article-enriched", "article-stored"})
    void nothingThatWasReleasedChangedOrVanished(String name) {
        JsonNode released = Contract.json("released/" + name + ".v1.json");
        JsonNode current = Contract.json("schemas/" + name + ".v1.json");

        assertThat(breaches(released, current)).isEmpty();
    }

    @Test
    void aNewFieldBreaksNothing() {
        JsonNode released = Contract.json("released/article-enriched.v1.json");
        ObjectNode current = released.deepCopy();
        ((ObjectNode) current.path("properties")).putObject("mood").put("type", "string");

        assertThat(breaches(released, current)).isEmpty();
    }

    @Test
    void whatBreaksAConsumerIsFound() {
        JsonNode released = Contract.json("released/article-enriched.v1.json");
        ObjectNode current = released.deepCopy();
        ((ObjectNode) current.path("properties")).remove("published");
        ((ArrayNode) current.path("required")).remove(0);
        ((ObjectNode) current.at("/$defs/segment/properties/start")).put("type", "string");
        ((ArrayNode) current.at("/$defs/entity/properties/type/enum")).remove(0);
        ((ObjectNode) current.at("/$defs/language/properties/tag"))
                .putArray("type")
                .add("string")
                .add("null");

        assertThat(breaches(released, current))
                .containsExactlyInAnyOrder(
                        "/articleId is no longer required",
                        "/published vanished",
                        "/segments[]/start was integer and is string",
                        "/entities[]/type no longer knows PERSON",
                        "/language/tag was string and is null, string");
    }

    private static List<String> breaches(JsonNode released, JsonNode current) {
        List<String> breaches = new ArrayList<>();
        compare(released, released, current, current, "", breaches);
        return breaches;
    }

    private static void compare(
            JsonNode releasedRoot,
            JsonNode releasedNode,
            JsonNode currentRoot,
            JsonNode currentNode,
            String path,
            List<String> breaches) {
        Set<String> before = types(releasedRoot, releasedNode);
        Set<String> now = types(currentRoot, currentNode);
        if (!before.equals(now)) {
            breaches.add(
                    path
                            + " was "
                            + String.join(", ", before)
                            + " and is "
                            + String.join(", ", now));
        }
        JsonNode released = resolve(releasedRoot, releasedNode);
        JsonNode current = resolve(currentRoot, currentNode);
        for (String field : strings(released.path("required"))) {
            if (!strings(current.path("required")).contains(field)) {
                breaches.add(path + "/" + field + " is no longer required");
            }
        }
        for (String value : strings(released.path("enum"))) {
            if (!strings(current.path("enum")).contains(value)) {
                breaches.add(path + " no longer knows " + value);
            }
        }
        for (var property : released.path("properties").properties()) {
            String place = path + "/" + property.getKey();
            JsonNode counterpart = current.path("properties").path(property.getKey());
            if (counterpart.isMissingNode()) {
                breaches.add(place + " vanished");
            } else {
                compare(
                        releasedRoot,
                        property.getValue(),
                        currentRoot,
                        counterpart,
                        place,
                        breaches);
            }
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (released.has(inner)) {
                compare(
                        releasedRoot,
                        released.path(inner),
                        currentRoot,
                        current.path(inner),
                        path + "[]",
                        breaches);
            }
        }
    }

    private static Set<String> types(JsonNode root, JsonNode node) {
        Set<String> types = new TreeSet<>();
        JsonNode type = resolve(root, node).path("type");
        if (type.isArray()) {
            types.addAll(strings(type));
        } else {
            types.add(type.asText());
        }
        if (node.has("oneOf")) {
            types.add("null");
        }
        return types;
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        JsonNode reference = node.has("oneOf") ? node.path("oneOf").get(0) : node;
        return reference.has("$ref")
                ? root.at(reference.path("$ref").asText().substring(1))
                : reference;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
