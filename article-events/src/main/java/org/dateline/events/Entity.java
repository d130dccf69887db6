package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.present;
import static org.dateline.events.Checks.share;
import static org.dateline.events.Checks.span;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person, organization or place, with every mention of it in the article.
///
/// @param id stable across articles: type and name, such as `person:kim-jong-un`
/// @param name the fullest name the article uses, or the usual one where it is known
/// @param country ISO 3166-1 alpha-2 of a place that is a country, else null
/// @param salience 0…1, how much the article is about it
/// @param mentions in order of their start, at least one
public record Entity(
        String id,
        String name,
        Type type,
        @Nullable String country,
        double salience,
        List<Mention> mentions) {

    public Entity {
        filled(id, "entities.id");
        filled(name, "entities.name");
        present(type, "entities.type");
        share(salience, "entities.salience");
        mentions = List.copyOf(present(mentions, "entities.mentions"));
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("entities.mentions is empty");
        }
    }

    /// The kinds of entity that are told apart.
    public enum Type {
        PERSON,
        ORGANIZATION,
        LOCATION
    }

    /// One place in the text that names the entity.
    public record Mention(int start, int end, String text) {

        public Mention {
            span(start, end, "entities.mentions");
            filled(text, "entities.mentions.text");
        }
    }
}
