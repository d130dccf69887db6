package org.dateline.enrichment.entities;

import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// A sentence as the recognizer read it: parallel arrays of its tokens. They are handed over, not
/// copied.
///
/// @param starts of the tokens, in order
/// @param ends of the tokens, exclusive
/// @param labels the type of the name that a token belongs to, null outside of names
/// @param probabilities of each token being outside, a person's, an organization's or a location's
///     name: four numbers a token, the first of them at four times the token's index
public record Sentence(int[] starts, int[] ends, @Nullable Type[] labels, float[] probabilities) {

    /// Numbers a token has in [#probabilities]: outside of names, and one for each [Type].
    public static final int OUTCOMES = 1 + Type.values().length;

    public Sentence {
        if (starts.length != ends.length
                || starts.length != labels.length
                || probabilities.length != OUTCOMES * starts.length) {
            throw new IllegalArgumentException("a sentence's arrays differ in length");
        }
    }

    int size() {
        return starts.length;
    }
}
