package org.dateline.enrichment.recognizer;

import java.util.List;

/// Finds names in a text, each mention judged by its sentence alone. Safe for use by many threads.
public interface EntityRecognizer {

    /// Name and version of the engine, which change when its labels may.
    String version();

    /// The tokens of at most the first `tokenBudget` tokens' worth of text, with their labels.
    ///
    /// @param text with typographic quotes or without, of any length and content
    Recognized recognize(String text, int tokenBudget);

    /// Labels words that are known already.
    ///
    /// @param starts of the words in their text, as they will stand in the sentence
    Sentence label(List<String> words, int[] starts, int[] ends);

    /// Whether the word, given in lower case, is commonly written so.
    boolean isOrdinary(String lowerCaseWord);

    /// What was read of a text.
    ///
    /// @param sentences in order, not overlapping
    /// @param truncated whether the text goes on behind the last of them
    record Recognized(List<Sentence> sentences, boolean truncated) {

        public Recognized {
            sentences = List.copyOf(sentences);
        }
    }
}
