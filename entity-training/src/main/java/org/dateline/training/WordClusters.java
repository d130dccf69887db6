package org.dateline.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Groups words by the company they keep: the two words on either side, weighted by positive
/// pointwise mutual information, and spherical k-means over these.
final class WordClusters {

    private static final int CONTEXT_WORDS = 1_000;

    /// Contexts besides the frequent words: of other words in lower case, with capitals, of digits
    /// and else, and the sentence's ends.
    private static final int KINDS = 5;

    private static final int CONTEXTS = CONTEXT_WORDS + KINDS;
    private static final int[] DISTANCES = {-2, -1, 1, 2};
    private static final int ROUNDS = 10;
    private static final int SEED_WORDS = 6_000;

    private final TrainingText text;
    private final int[] chosen;
    private final int[][] columns;
    private final float[][] values;

    /// @param fewest occurrences of a word that is grouped
    /// @param most words that are grouped, the most frequent
    WordClusters(TrainingText text, int[] counts, int fewest, int most) {
        this.text = text;
        this.chosen =
                IntStream.range(0, counts.length)
                        .filter(word -> counts[word] >= fewest)
                        .boxed()
                        .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                        .limit(most)
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.columns = new int[chosen.length][];
        this.values = new float[chosen.length][];
        count(contexts(counts));
    }

    /// The words that are grouped, the most frequent first.
    int[] words() {
        return chosen;
    }

    /// What context each word is.
    private int[] contexts(int[] counts) {
        List<String> spellings = text.spellings();
        Map<String, Integer> lower = new HashMap<>();
        for (int word = 0; word < counts.length; word++) {
            lower.merge(spellings.get(word).toLowerCase(Locale.ROOT), counts[word], Integer::sum);
        }
        Map<String, Integer> frequent = new HashMap<>();
        lower.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(CONTEXT_WORDS)
                .forEach(entry -> frequent.put(entry.getKey(), frequent.size()));
        int[] contexts = new int[counts.length];
        for (int word = 0; word < contexts.length; word++) {
            String spelling = spellings.get(word);
            Integer known = frequent.get(spelling.toLowerCase(Locale.ROOT));
            char first = spelling.isEmpty() ? ' ' : spelling.charAt(0);
            int kind =
                    Character.isUpperCase(first)
                            ? 0
                            : Character.isLowerCase(first) ? 1 : Character.isDigit(first) ? 2 : 3;
            contexts[word] = known == null ? CONTEXT_WORDS + kind : known;
        }
        return contexts;
    }

    private void count(int[] contexts) {
        int[] rowOf = new int[contexts.length];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < chosen.length; row++) {
            rowOf[chosen[row]] = row;
        }
        PairCounts pairs = new PairCounts();
        int dimensions = CONTEXTS * DISTANCES.length;
        double[] ofContext = new double[dimensions];
        double[] ofRow = new double[chosen.length];
        double total = 0;
        for (int sentence = 0; sentence < text.sentences(); sentence++) {
            int start = text.start(sentence);
            int end = text.start(sentence + 1);
            for (int i = start; i < end; i++) {
                int row = rowOf[text.word(i)];
                if (row < 0) {
                    continue;
                }
                for (int d = 0; d < DISTANCES.length; d++) {
                    int at = i + DISTANCES[d];
                    int context =
                            at < start || at >= end
                                    ? CONTEXT_WORDS + KINDS - 1
                                    : contexts[text.word(at)];
                    int column = d * CONTEXTS + context;
                    pairs.increment(row, column);
                    ofContext[column]++;
                    ofRow[row]++;
                    total++;
                }
            }
        }
        int[] sizes = new int[chosen.length];
        pairs.forEach((row, column, count) -> sizes[row]++);
        for (int row = 0; row < chosen.length; row++) {
            columns[row] = new int[sizes[row]];
            values[row] = new float[sizes[row]];
        }
        Arrays.fill(sizes, 0);
        double all = total;
        pairs.forEach(
                (row, column, count) -> {
                    double information = Math.log(count * all / (ofRow[row] * ofContext[column]));
                    if (information > 0) {
                        columns[row][sizes[row]] = column;
                        values[row][sizes[row]++] = (float) information;
                    }
                });
        for (int row = 0; row < chosen.length; row++) {
            columns[row] = Arrays.copyOf(columns[row], sizes[row]);
            values[row] = Arrays.copyOf(values[row], sizes[row]);
            double square = 0;
            for (float value : values[row]) {
                square += value * value;
            }
            float scale = (float) (1 / Math.sqrt(Math.max(square, 1e-9)));
            for (int k = 0; k < values[row].length; k++) {
                values[row][k] *= scale;
            }
        }
    }

    /// The cluster of each of [#words], from 1.
    int[] group(int clusters, long seed) {
        int size = Math.min(clusters, chosen.length);
        int dimensions = CONTEXTS * DISTANCES.length;
        float[] centres = new float[dimensions * size];
        int[] first =
                new Random(seed)
                        .ints(0, Math.min(SEED_WORDS, chosen.length))
                        .distinct()
                        .limit(size)
                        .toArray();
        for (int cluster = 0; cluster < size; cluster++) {
            add(first[cluster], cluster, size, centres);
        }
        int[] assigned = new int[chosen.length];
        float[] similar = new float[size];
        for (int round = 0; round < ROUNDS; round++) {
            for (int row = 0; row < chosen.length; row++) {
                Arrays.fill(similar, 0);
                for (int k = 0; k < columns[row].length; k++) {
                    float value = values[row][k];
                    int at = columns[row][k] * size;
                    for (int cluster = 0; cluster < size; cluster++) {
                        similar[cluster] += value * centres[at + cluster];
                    }
                }
                int best = 0;
                for (int cluster = 1; cluster < size; cluster++) {
                    if (similar[cluster] > similar[best]) {
                        best = cluster;
                    }
                }
                assigned[row] = best;
            }
            Arrays.fill(centres, 0);
            for (int row = 0; row < chosen.length; row++) {
                add(row, assigned[row], size, centres);
            }
            normalize(centres, size);
        }
        for (int row = 0; row < assigned.length; row++) {
            assigned[row]++;
        }
        return assigned;
    }

    private void add(int row, int cluster, int size, float[] centres) {
        for (int k = 0; k < columns[row].length; k++) {
            centres[columns[row][k] * size + cluster] += values[row][k];
        }
    }

    private static void normalize(float[] centres, int size) {
        double[] squares = new double[size];
        for (int i = 0; i < centres.length; i++) {
            squares[i % size] += centres[i] * centres[i];
        }
        for (int i = 0; i < centres.length; i++) {
            centres[i] *= (float) (1 / Math.sqrt(Math.max(squares[i % size], 1e-9)));
        }
    }

    /// How often pairs of small numbers occur, in an open hash table.
    private static final class PairCounts {

        private long[] keys = new long[1 << 20];
        private int[] counts = new int[1 << 20];
        private int used;

        interface Sink {
            void take(int row, int column, int count);
        }

        void increment(int row, int column) {
            long key = ((long) row << 16 | column) + 1;
            int slot = slot(key);
            if (keys[slot] == 0) {
                if (used * 2 > keys.length) {
                    grow();
                    slot = slot(key);
                }
                keys[slot] = key;
                used++;
            }
            counts[slot]++;
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldCounts = counts;
            keys = new long[oldKeys.length * 2];
            counts = new int[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    counts[slot] = oldCounts[i];
                }
            }
        }

        void forEach(Sink sink) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    long key = keys[i] - 1;
                    sink.take((int) (key >>> 16), (int) (key & 0xFFFF), counts[i]);
                }
            }
        }
    }
}
