package org.dateline.enrichment.recognizer.hashed;

import static org.dateline.enrichment.recognizer.hashed.Chain.LABELS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Labels the words of a sentence by a [TaggerModel]. The weights of one word's features are summed
/// once and remembered. Safe for use by many threads.
final class HashedTagger {

    /// Words that are remembered, some 15 MB of them. Beyond that they are all forgotten at once.
    private static final int REMEMBERED_WORDS = 30_000;

    private static final int LONGEST_REMEMBERED = 40;

    private final TaggerModel model;
    private final Features features;
    private final Map<String, Known> words = new ConcurrentHashMap<>();
    private final Known padding;

    HashedTagger(TaggerModel model) {
        this.model = model;
        this.features = model.features();
        this.padding = known(WordType.PADDING);
    }

    /// A word with the sums of its features' weights at every place: four numbers a place.
    private record Known(WordType type, int[] sums) {}

    /// What the model says of a sentence.
    ///
    /// @param labels of its words: 0 for no name, then the types
    /// @param probabilities of all labels of all words
    record Tagged(byte[] labels, float[] probabilities) {}

    Tagged tag(List<String> sentence) {
        int size = sentence.size();
        Known[] known = new Known[size];
        WordType[] types = new WordType[size];
        for (int i = 0; i < size; i++) {
            known[i] = known(sentence.get(i));
            types[i] = known[i].type();
        }
        byte[] labels = new byte[size];
        float[] probabilities = new float[size * LABELS];
        int start = candidate(types, 0);
        outside(probabilities, 0, start);
        if (start == size) {
            return new Tagged(labels, probabilities);
        }
        Features.Case written = Features.caseOf(types, size);
        float[] scores = new float[size * LABELS];
        int[] buckets = new int[Features.JOINT];
        Chain chain = new Chain(model.transitions());
        while (start < size) {
            int end = start;
            while (end < size && Features.isCandidate(types, size, end)) {
                score(known, types, end, written, buckets, scores);
                end++;
            }
            chain.best(scores, start, end, labels);
            chain.probabilities(scores, start, end, probabilities);
            start = candidate(types, end);
            outside(probabilities, end, start);
        }
        return new Tagged(labels, probabilities);
    }

    /// The next token that may be of a name.
    private static int candidate(WordType[] types, int from) {
        int i = from;
        while (i < types.length && !Features.isCandidate(types, types.length, i)) {
            i++;
        }
        return i;
    }

    private static void outside(float[] probabilities, int from, int to) {
        for (int i = from; i < to; i++) {
            probabilities[i * LABELS] = 1;
        }
    }

    private void score(
            Known[] known,
            WordType[] types,
            int i,
            Features.Case written,
            int[] buckets,
            float[] scores) {
        int size = known.length;
        int[] sums = new int[LABELS];
        add(known[i], 0, sums);
        add(at(known, i - 1), 1, sums);
        add(at(known, i + 1), 2, sums);
        add(at(known, i - 2), 3, sums);
        add(at(known, i + 2), 4, sums);
        for (int k = Math.max(0, i - Features.NEARBY); k < i; k++) {
            add(known[k], Features.SOMEWHERE_BEFORE, sums);
        }
        for (int k = i + 1; k < Math.min(size, i + Features.NEARBY + 1); k++) {
            add(known[k], Features.SOMEWHERE_BEHIND, sums);
        }
        int joint = features.joint(types, size, i, written, buckets, 0);
        model.add(buckets, joint, sums);
        for (int label = 0; label < LABELS; label++) {
            scores[i * LABELS + label] = sums[label] * model.scale();
        }
    }

    private Known at(Known[] known, int i) {
        return i >= 0 && i < known.length ? known[i] : padding;
    }

    private static void add(Known word, int place, int[] sums) {
        int at = place * LABELS;
        for (int label = 0; label < LABELS; label++) {
            sums[label] += word.sums()[at + label];
        }
    }

    private Known known(String word) {
        Known known = words.get(word);
        if (known == null) {
            known = known(new WordType(word, model.lexicon()));
            if (word.length() <= LONGEST_REMEMBERED) {
                if (words.size() >= REMEMBERED_WORDS) {
                    words.clear();
                }
                words.put(word, known);
            }
        }
        return known;
    }

    private Known known(WordType type) {
        int[] sums = new int[Features.PLACES * LABELS];
        int[] buckets = new int[Features.MOST];
        int[] ofPlace = new int[LABELS];
        for (int place = 0; place < Features.PLACES; place++) {
            Arrays.fill(ofPlace, 0);
            model.add(buckets, features.single(type, place, buckets, 0), ofPlace);
            System.arraycopy(ofPlace, 0, sums, place * LABELS, LABELS);
        }
        return new Known(type, sums);
    }
}
