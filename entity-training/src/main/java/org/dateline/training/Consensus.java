package org.dateline.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.dateline.events.Entity.Type;

/// Lets names be what the teacher nearly always takes them for: where it says otherwise of one that
/// is common in the corpus, either may be right.
final class Consensus {

    private static final int LONGEST_NAME = 6;

    private final TrainingText text;
    private final int fewest;
    private final double share;

    /// @param fewest occurrences of a name
    /// @param share of them that have the label
    Consensus(TrainingText text, int fewest, double share) {
        this.text = text;
        this.fewest = fewest;
        this.share = share;
    }

    /// A run of words; equal if they are.
    private record Words(int[] numbers) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Words(int[] others) && Arrays.equals(numbers, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /// How many words may have another label since.
    int apply() {
        Map<Words, int[]> names = new HashMap<>();
        text.forEachName(
                0,
                text.sentences(),
                (from, to, label) -> {
                    if (to - from <= LONGEST_NAME) {
                        names.computeIfAbsent(words(from, to), _ -> new int[Labels.END])[label]++;
                    }
                });
        names.values().removeIf(counts -> Arrays.stream(counts).sum() < fewest);
        boolean[] begins = new boolean[text.spellings().size()];
        names.keySet().forEach(name -> begins[name.numbers()[0]] = true);
        forEachOccurrence(
                names,
                begins,
                (from, to, counts) -> {
                    if (label(from, to) == Labels.NONE) {
                        counts[Labels.NONE]++;
                    }
                });
        int[] changed = new int[1];
        forEachOccurrence(
                names,
                begins,
                (from, to, counts) -> {
                    byte best = best(counts);
                    if (best != Labels.NONE && label(from, to) != best) {
                        for (int i = from; i < to; i++) {
                            text.changeLabels(i, (byte) (text.labels(i) | best));
                        }
                        changed[0] += to - from;
                    }
                });
        return changed[0];
    }

    /// The one label of a run of words; none where they have several.
    private byte label(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (text.labels(i) != text.labels(from)) {
                return Labels.NONE;
            }
        }
        return text.labels(from);
    }

    /// The type that nearly all occurrences have.
    private byte best(int[] counts) {
        int sum = Arrays.stream(counts).sum();
        for (Type type : Type.values()) {
            byte label = Labels.of(type);
            if (counts[label] >= share * sum) {
                return label;
            }
        }
        return Labels.NONE;
    }

    private interface Occurrence {

        void take(int from, int to, int[] counts);
    }

    /// Takes the longest names wherever they stand and are no part of a longer one, labelled or
    // not.
    private void forEachOccurrence(Map<Words, int[]> names, boolean[] begins, Occurrence sink) {
        for (int sentence = 0; sentence < text.sentences(); sentence++) {
            int start = text.start(sentence);
            int end = text.start(sentence + 1);
            for (int i = start; i < end; i++) {
                if (!begins[text.word(i)] || (i > start && text.labels(i - 1) != Labels.NONE)) {
                    continue;
                }
                for (int size = Math.min(LONGEST_NAME, end - i); size > 0; size--) {
                    boolean longer = i + size < end && text.labels(i + size) != Labels.NONE;
                    int[] counts = longer ? null : names.get(words(i, i + size));
                    if (counts != null) {
                        sink.take(i, i + size, counts);
                        i += size - 1;
                        break;
                    }
                }
            }
        }
    }

    private Words words(int from, int to) {
        int[] numbers = new int[to - from];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = text.word(from + k);
        }
        return new Words(numbers);
    }
}
