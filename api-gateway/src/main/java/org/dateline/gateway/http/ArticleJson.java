package org.dateline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ArticleDocument;

/// An article as JSON: the event as it is stored, so that fields of a later release pass through,
/// and what the database knows besides.
///
/// A long text has so many mentions that they would take several times its own size. Therefore the
/// whole article has the first of them, and says which lists are cut; asked for by name, a list is
/// given in full.
@Singleton
final class ArticleJson {

    private static final Parameter FIELDS =
            Parameter.single(
                    "fields",
                    "Names of the fields wanted, separated by commas: lists among them are complete."
                            + " By default all fields, with the first 1,000 segments, 500 dates, 200"
                            + " entities and 50 mentions of each; `cut` names the lists that have"
                            + " more.",
                    "title,dates");

    static final List<Parameter> PARAMETERS = List.of(FIELDS);

    private static final Map<String, Integer> MAX =
            Map.of("segments", 1_000, "dates", 500, "entities", 200);

    private static final int MAX_MENTIONS = 50;

    private final ObjectMapper json;

    ArticleJson(ObjectMapper json) {
        this.json = json;
    }

    /// The fields that are asked for; the caller still has to ask whether all is valid.
    static Optional<List<String>> fields(Parameters parameters) {
        return parameters.value(FIELDS.name(), ArticleJson::fields);
    }

    private static List<String> fields(String text) {
        List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (!names.stream().allMatch(name -> name.matches("[A-Za-z]+"))) {
            throw new IllegalArgumentException("must be names separated by commas");
        }
        return names;
    }

    ObjectNode of(ArticleDocument document, Optional<List<String>> fields) {
        ObjectNode whole = whole(document);
        fields.ifPresentOrElse(whole::retain, () -> cut(whole));
        return whole;
    }

    private ObjectNode whole(ArticleDocument document) {
        try {
            ObjectNode event = (ObjectNode) json.readTree(document.event());
            ObjectNode whole = json.createObjectNode();
            whole.put("id", document.id().toString());
            for (String first : List.of("articleId", "revision", "receivedAt", "title")) {
                if (event.has(first)) {
                    whole.set(first, event.get(first));
                }
            }
            whole.put("text", document.text());
            whole.setAll(event);
            whole.put("storedAt", document.storedAt().toString());
            whole.put("clusterId", document.clusterId().toString());
            whole.put("duplicates", document.copies());
            whole.set("copyOf", json.valueToTree(document.copyOf()));
            whole.set("sightings", json.valueToTree(document.sightings()));
            return whole;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event is not JSON", e);
        }
    }

    private static void cut(ObjectNode article) {
        ArrayNode cut = article.arrayNode();
        for (String name : List.of("segments", "dates", "entities")) {
            if (shorten(article.path(name), MAX.getOrDefault(name, 0))) {
                cut.add(name);
            }
        }
        boolean mentions = false;
        for (JsonNode entity : article.path("entities")) {
            mentions |= shorten(entity.path("mentions"), MAX_MENTIONS);
        }
        if (mentions) {
            cut.add("entities.mentions");
        }
        if (!cut.isEmpty()) {
            article.set("cut", cut);
        }
    }

    private static boolean shorten(JsonNode list, int most) {
        if (!(list instanceof ArrayNode array) || array.size() <= most) {
            return false;
        }
        for (int i = array.size() - 1; i >= most; i--) {
            array.remove(i);
        }
        return true;
    }
}
