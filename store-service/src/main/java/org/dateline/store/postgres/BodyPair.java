package org.dateline.store.postgres;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.store.alike.Comparison;
import org.dateline.store.alike.Passage;

/// Two bodies that are alike, as the first of them sees it.
///
/// @param otherHash SHA-256 of the other, which decides between others that are as much alike
/// @param tie whether it is kept though others are more alike
record BodyPair(
        long body,
        long other,
        byte[] otherHash,
        Comparison comparison,
        List<Passage> passages,
        boolean tie) {

    /// The nearest first; in the same order whichever came first.
    static final Comparator<BodyPair> NEAREST =
            Comparator.<BodyPair>comparingDouble(pair -> -pair.jaccard())
                    .thenComparing(BodyPair::otherHash, Arrays::compareUnsigned);

    /// As the database has it.
    float jaccard() {
        return (float) comparison.jaccard();
    }

    /// The same seen from the other side, without its passages.
    BodyPair reversed(byte[] hash) {
        return new BodyPair(other, body, hash, comparison.reversed(), List.of(), tie);
    }

    BodyPair with(List<Passage> shared) {
        return new BodyPair(body, other, otherHash, comparison, shared, tie);
    }

    BodyPair tied() {
        return new BodyPair(body, other, otherHash, comparison, passages, true);
    }

    String relation() {
        return comparison.relation().orElseThrow().name();
    }

    String passageArray() {
        return passages.stream()
                .flatMap(
                        passage ->
                                Stream.of(passage.start(), passage.otherStart(), passage.words()))
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
