package org.dateline.enrichment.recognizer;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// A sentence as the recognizer read it: parallel arrays of its tokens. They are handed over, not
/// copied.
///
/// @param words of the tokens, with plain quotes
/// @param starts of the tokens, in order
/// @param ends of the tokens, exclusive
/// @param labels the type of the name that a token belongs to, null outside of names
/// @param probabilities of each token being outside, a person's, an organization's or a location's
///     name: four numbers a token, the first of them at four times the token's index
public record Sentence(
        List<String> words,
        int[] starts,
        int[] ends,
        @Nullable Type[] labels,
        float[] probabilities) {

    private static final Type[] TYPES = Type.values();

    /// Numbers a token has in [#probabilities]: outside of names, and one for each [Type].
    public static final int OUTCOMES = 1 + TYPES.length;

    public Sentence {
        if (starts.length != words.size()
                || starts.length != ends.length
                || starts.length != labels.length
                || probabilities.length != OUTCOMES * starts.length) {
            throw new IllegalArgumentException("a sentence's arrays differ in length");
        }
    }

    /// A sentence of an engine's numbers.
    ///
    /// @param outcomes of the tokens: 0 outside of names, else one more than the type's ordinal
    public static Sentence of(
            List<String> words,
            int[] starts,
            int[] ends,
            IntUnaryOperator outcomes,
            float[] probabilities) {
        @Nullable Type[] labels = new Type[words.size()];
        for (int i = 0; i < labels.length; i++) {
            int outcome = outcomes.applyAsInt(i);
            labels[i] = outcome == 0 ? null : TYPES[outcome - 1];
        }
        return new Sentence(words, starts, ends, labels, probabilities);
    }

    /// The same labels on other words in the same places.
    public Sentence withWords(List<String> others) {
        return new Sentence(others, starts, ends, labels, probabilities);
    }

    public int size() {
        return starts.length;
    }
}
