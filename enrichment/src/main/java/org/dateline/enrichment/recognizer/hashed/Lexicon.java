package org.dateline.enrichment.recognizer.hashed;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a model knows of words from text without labels: which are used alike, and which are
/// commonly written in lower case. The collections are handed over, not copied, since there is one
/// at each start.
///
/// @param clusters of words as they are written: which of the many small and which of the few large
///     clusters, both from 1
/// @param ordinary words that are commonly written in lower case
public record Lexicon(Map<String, Clusters> clusters, Set<String> ordinary) {

    /// The clusters of a word that is in none.
    public static final Clusters NONE = new Clusters(0, 0);

    public Lexicon {
        clusters = Collections.unmodifiableMap(clusters);
        ordinary = Collections.unmodifiableSet(ordinary);
    }

    /// The clusters that a word is in.
    public record Clusters(int small, int large) {}

    public static Lexicon empty() {
        return new Lexicon(Map.of(), Set.of());
    }

    /// The clusters of a word; where it is in none as written, those of how it might be written
    /// elsewhere.
    Clusters clusters(String word) {
        Clusters found = clusters.get(word);
        if (found != null || word.isEmpty()) {
            return found == null ? NONE : found;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String capitalized = word.charAt(0) + lower.substring(1);
        for (String other : List.of(capitalized, lower)) {
            found = clusters.get(other);
            if (found != null) {
                return found;
            }
        }
        return NONE;
    }

    boolean isOrdinary(String lowerCaseWord) {
        return ordinary.contains(lowerCaseWord);
    }
}
