package org.dateline.store.alike;

import java.util.Optional;

/// A run of words that two bodies have in common.
///
/// @param start the number of its first word in the one body, from 0; likewise `otherStart`
/// @param words how many there are
public record Passage(int start, int otherStart, int words) {

    int end() {
        return start + words;
    }

    int otherEnd() {
        return otherStart + words;
    }

    /// The same seen from the other side.
    public Passage reversed() {
        return new Passage(otherStart, start, words);
    }

    /// What is left of it beside a longer one, if that is enough for a passage.
    Optional<Passage> beside(Passage longer) {
        int front =
                Math.max(
                        overlap(start, longer.start, longer.end()),
                        overlap(otherStart, longer.otherStart, longer.otherEnd()));
        int back =
                Math.max(
                        overlap(longer.start, start, end()),
                        overlap(longer.otherStart, otherStart, otherEnd()));
        int left = words - front - back;
        return left < Passages.LEAST_WORDS
                ? Optional.empty()
                : Optional.of(new Passage(start + front, otherStart + front, left));
    }

    /// How far a run that starts at a place lies within another.
    private static int overlap(int at, int start, int end) {
        return at >= start && at < end ? end - at : 0;
    }
}
