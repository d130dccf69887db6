package org.dateline.gateway.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.dateline.gateway.postgres.ArticleDocument;
import org.jspecify.annotations.Nullable;

/// Articles in parts that an assistant can take in.
@Singleton
final class ArticleParts {

    private static final int MAX_ENTITIES = 50;
    private static final int MAX_DATES = 100;

    private final ObjectMapper json;

    ArticleParts(ObjectMapper json) {
        this.json = json;
    }

    /// A part of an article.
    ///
    /// @param text the part, and where it stands
    /// @param length of the whole text, in UTF-16 units
    /// @param next where the part after begins; null when this is the last
    /// @param published the publication date with its evidence
    /// @param dates mentioned in this part, at most 100
    /// @param entities the most salient of the whole article, at most 50
    /// @param copies how many more articles say the same
    record Part(
            Citation article,
            Quote text,
            int length,
            @Nullable Integer next,
            JsonNode published,
            List<JsonNode> dates,
            List<Named> entities,
            int copies) {}

    /// An entity of an article.
    record Named(String id, String name, String type) {}

    Part of(ArticleDocument document, int start, int end) {
        JsonNode event = event(document);
        String text = document.text();
        List<JsonNode> dates = new ArrayList<>();
        for (JsonNode date : event.path("dates")) {
            int at = date.path("start").asInt();
            if (at >= start && at < end && dates.size() < MAX_DATES) {
                dates.add(date);
            }
        }
        List<Named> entities = new ArrayList<>();
        for (JsonNode entity : event.path("entities")) {
            if (entities.size() < MAX_ENTITIES) {
                entities.add(
                        new Named(
                                entity.path("id").asText(),
                                entity.path("name").asText(),
                                entity.path("type").asText()));
            }
        }
        return new Part(
                citation(document, event),
                new Quote(text.substring(start, end), start, end),
                text.length(),
                end < text.length() ? end : null,
                event.path("published"),
                dates,
                entities,
                document.copies());
    }

    Citation citation(ArticleDocument document) {
        return citation(document, event(document));
    }

    private static Citation citation(ArticleDocument document, JsonNode event) {
        return new Citation(
                document.id(),
                event.path("title").path("text").asText(null),
                event.path("declared").path("publisher").asText(null),
                event.path("published").path("value").asText(null),
                event.path("published").path("basis").asText(null),
                event.path("declared").path("url").asText(null),
                Citation.page(document.id()));
    }

    private JsonNode event(ArticleDocument document) {
        try {
            return json.readTree(document.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event is not JSON", e);
        }
    }
}
