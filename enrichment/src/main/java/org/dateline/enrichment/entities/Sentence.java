package org.dateline.enrichment.entities;

import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// A sentence as the recognizer read it: parallel arrays of its tokens' spans and labels. They are
/// handed over, not copied.
///
/// @param starts of the tokens, in order
/// @param ends of the tokens, exclusive
/// @param labels the type of the name a token belongs to, null outside of names
public record Sentence(int[] starts, int[] ends, @Nullable Type[] labels) {

    public Sentence {
        if (starts.length != ends.length || starts.length != labels.length) {
            throw new IllegalArgumentException("a sentence's arrays differ in length");
        }
    }

    int size() {
        return starts.length;
    }
}
