package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.enrichment.entities.corenlp.CoreNlpRecognizer;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Mention;
import org.dateline.events.Entity.Type;
import org.dateline.events.Segment;
import org.jspecify.annotations.Nullable;

/// Finds the persons, organizations and places of an English article. Safe for use by many threads.
public final class EntityExtractor {

    /// Tokens that are read of one article: about a second's work on a slow core.
    public static final int TOKEN_BUDGET = 20_000;

    private final EntityRecognizer recognizer;

    public EntityExtractor(EntityRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /// The extractor with the English model, which is loaded once and shared: seconds the first
    // time.
    public static EntityExtractor english() {
        return new EntityExtractor(CoreNlpRecognizer.english());
    }

    /// The entities of the text, those with the earliest first mention first. No two mentions
    // overlap.
    ///
    /// @param segments what the parts of the text are; salience counts titles and bodies only
    /// @param tokenBudget tokens after which reading stops, such as [#TOKEN_BUDGET]
    public Found extract(String text, List<Segment> segments, int tokenBudget) {
        EntityRecognizer.Recognized recognized = recognizer.recognize(text, tokenBudget);
        Map<String, List<Mention>> mentions = new LinkedHashMap<>();
        Map<String, Type> types = new LinkedHashMap<>();
        for (Sentence sentence : recognized.sentences()) {
            int i = 0;
            while (i < sentence.size()) {
                @Nullable Type type = sentence.labels()[i];
                int first = i++;
                if (type == null) {
                    continue;
                }
                while (i < sentence.size() && sentence.labels()[i] == type) {
                    i++;
                }
                int start = sentence.starts()[first];
                int end = sentence.ends()[i - 1];
                String name = text.substring(start, end);
                String id = (type + ":" + name.replace(' ', '-')).toLowerCase(Locale.ROOT);
                types.put(id, type);
                mentions.computeIfAbsent(id, _ -> new ArrayList<>())
                        .add(new Mention(start, end, name));
            }
        }
        List<Entity> entities = new ArrayList<>();
        mentions.forEach(
                (id, found) ->
                        entities.add(
                                new Entity(
                                        id,
                                        found.getFirst().text(),
                                        java.util.Objects.requireNonNull(types.get(id)),
                                        null,
                                        0,
                                        found)));
        return new Found(entities, recognized.truncated());
    }

    /// The entities of an article.
    ///
    /// @param truncated whether the text went on when the token budget was spent
    public record Found(List<Entity> entities, boolean truncated) {

        public Found {
            entities = List.copyOf(entities);
        }
    }
}
