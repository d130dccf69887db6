package org.dateline.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.DateMention;
import org.dateline.events.Entity;
import org.jspecify.annotations.Nullable;

/// Keeps what was found in one article within [ArticleEnriched#MAX_FOUND_BYTES], so that every
/// consumer can hold the event, whatever the text repeats. Of what is too much, the text's
/// beginning is kept.
///
/// Segments, the title and the publication date bound themselves; together with the fingerprint
/// they take [#REST] at most.
final class EventBudget {

    static final int DATES = 768 << 10;
    static final int ENTITIES = 768 << 10;
    static final int REST = ArticleEnriched.MAX_FOUND_BYTES - DATES - ENTITIES;

    /// What names, punctuation and numbers of one mention take in JSON, at most.
    private static final int DATE_FRAME = 140;

    private static final int MENTION_FRAME = 50;
    private static final int ENTITY_FRAME = 110;

    private boolean spent;

    /// Whether something was left out.
    boolean isSpent() {
        return spent;
    }

    List<DateMention> dates(List<DateMention> found) {
        long bytes = 0;
        for (int i = 0; i < found.size(); i++) {
            bytes += bytes(found.get(i));
            if (bytes > DATES) {
                spent = true;
                return found.subList(0, i);
            }
        }
        return found;
    }

    /// @param found with the earliest first mention first
    List<Entity> entities(List<Entity> found) {
        TreeMap<Integer, Long> costs = new TreeMap<>();
        for (Entity entity : found) {
            long frame =
                    ENTITY_FRAME
                            + bytes(entity.id())
                            + bytes(entity.name())
                            + bytes(entity.country());
            for (Entity.Mention mention : entity.mentions()) {
                costs.put(mention.start(), frame + MENTION_FRAME + bytes(mention.text()));
                frame = 0;
            }
        }
        long bytes = 0;
        for (var mention : costs.entrySet()) {
            bytes += mention.getValue();
            if (bytes > ENTITIES) {
                spent = true;
                return before(mention.getKey(), found);
            }
        }
        return found;
    }

    private static List<Entity> before(int end, List<Entity> found) {
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : found) {
            List<Entity.Mention> mentions =
                    entity.mentions().stream().filter(mention -> mention.start() < end).toList();
            if (!mentions.isEmpty()) {
                kept.add(
                        new Entity(
                                entity.id(),
                                entity.name(),
                                entity.type(),
                                entity.country(),
                                entity.salience(),
                                mentions));
            }
        }
        return kept;
    }

    private static long bytes(DateMention date) {
        return DATE_FRAME
                + bytes(date.text())
                + bytes(date.value())
                + bytes(date.earliest())
                + bytes(date.latest())
                + bytes(date.anchor())
                + bytes(date.rule());
    }

    /// The bytes that a string takes in JSON, without its quotes.
    private static long bytes(@Nullable String string) {
        long bytes = 0;
        for (int i = 0; string != null && i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ') {
                bytes += 6;
            } else if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                // each half of a surrogate pair makes two of its four bytes
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
