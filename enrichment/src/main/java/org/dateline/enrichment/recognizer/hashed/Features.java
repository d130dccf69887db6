package org.dateline.enrichment.recognizer.hashed;

/// The features of a token in its sentence, as buckets of a table of weights. Those of one word at
/// one place are apart from those of several words, since a model sums the former once a word.
public final class Features {

    /// Places of a word: here, before, behind, two before, two behind, somewhere before, somewhere
    /// behind.
    static final int PLACES = 7;

    static final int SOMEWHERE_BEFORE = 5;
    static final int SOMEWHERE_BEHIND = 6;

    /// How far somewhere is.
    static final int NEARBY = 4;

    /// Features that several words have together, and the sentence.
    static final int JOINT = 21;

    private final int shift;

    /// @param bits of a bucket's number
    public Features(int bits) {
        this.shift = 32 - bits;
    }

    /// How a sentence is written.
    public enum Case {
        RUNNING,
        TITLE,
        CAPITALS
    }

    public static Case caseOf(WordType[] words, int size) {
        int withLetters = 0;
        int withCapital = 0;
        int longAndSmall = 0;
        boolean anyLower = false;
        for (int i = 0; i < size; i++) {
            WordType word = words[i];
            if (word.letters) {
                withLetters++;
                withCapital += word.capital ? 1 : 0;
                anyLower |= word.lowerCaseLetter;
                longAndSmall += !word.capital && word.features.length > 14 ? 1 : 0;
            }
        }
        if (withLetters >= 2 && !anyLower) {
            return Case.CAPITALS;
        }
        return withLetters >= 3 && longAndSmall == 0 && withCapital * 3 >= withLetters * 2
                ? Case.TITLE
                : Case.RUNNING;
    }

    /// Whether a token can be of a name: it or one beside it has a capital, or one to which a
    // hyphen
    /// joins it (`Woo-mok`).
    public static boolean isCandidate(WordType[] words, int size, int i) {
        return words[i].capital
                || (i > 0 && words[i - 1].capital)
                || (i + 1 < size && words[i + 1].capital)
                || (i > 1 && words[i - 1].hyphen && words[i - 2].capital);
    }

    private int bucket(int hash, int place) {
        return WordType.mixed(hash + place * 0x9E3779B1) >>> shift;
    }

    /// Writes the buckets of a word at a place.
    ///
    /// @return how many
    int single(WordType word, int place, int[] buckets, int at) {
        if (place >= SOMEWHERE_BEFORE) {
            buckets[at] = bucket(word.lower, place);
            return 1;
        }
        int[] features = word.features;
        int count = place < 3 ? features.length : Math.min(WordType.FEW, features.length);
        for (int k = 0; k < count; k++) {
            buckets[at + k] = bucket(features[k], place);
        }
        return count;
    }

    /// Takes the words of a token's surroundings, each with its place.
    interface Surroundings {

        void take(WordType word, int place);
    }

    static void surroundings(WordType[] words, int size, int i, Surroundings sink) {
        sink.take(words[i], 0);
        sink.take(at(words, size, i - 1), 1);
        sink.take(at(words, size, i + 1), 2);
        sink.take(at(words, size, i - 2), 3);
        sink.take(at(words, size, i + 2), 4);
        for (int k = Math.max(0, i - NEARBY); k < i; k++) {
            sink.take(words[k], SOMEWHERE_BEFORE);
        }
        for (int k = i + 1; k < Math.min(size, i + NEARBY + 1); k++) {
            sink.take(words[k], SOMEWHERE_BEHIND);
        }
    }

    static WordType at(WordType[] words, int size, int i) {
        return i >= 0 && i < size ? words[i] : WordType.PADDING;
    }

    /// Writes the buckets that several words share.
    ///
    /// @return how many
    int joint(WordType[] words, int size, int i, Case written, int[] buckets, int at) {
        WordType here = words[i];
        WordType before = at(words, size, i - 1);
        WordType behind = at(words, size, i + 1);
        WordType before2 = at(words, size, i - 2);
        WordType behind2 = at(words, size, i + 2);
        int n = at;
        buckets[n++] = pair(10, before.lower, here.lower);
        buckets[n++] = pair(11, here.lower, behind.lower);
        buckets[n++] = pair(12, before.shape, here.shape);
        buckets[n++] = pair(13, here.shape, behind.shape);
        buckets[n++] = triple(14, before.shape, here.shape, behind.shape);
        buckets[n++] = pair(15, before.lower, here.shape);
        buckets[n++] = pair(16, here.shape, behind.lower);
        buckets[n++] = pair(17, before.cluster, here.cluster);
        buckets[n++] = pair(18, here.cluster, behind.cluster);
        buckets[n++] = triple(19, before2.lower, before.lower, here.shape);
        buckets[n++] = triple(20, here.shape, behind.lower, behind2.lower);
        buckets[n++] = triple(21, before.lower, here.shape, behind.lower);
        buckets[n++] = triple(22, before.cluster, here.shape, behind.cluster);
        buckets[n++] = triple(23, here.cluster, behind.cluster, behind2.cluster);
        buckets[n++] = pair(24, i == 0 ? 1 : 2, here.shape);
        buckets[n++] = pair(25, written.ordinal(), here.shape);
        buckets[n++] = pair(26, written.ordinal(), here.cluster);
        buckets[n++] = triple(27, before2.cluster, before.cluster, here.cluster);
        buckets[n++] = triple(28, before2.shape, before.lower, here.shape);
        buckets[n++] = triple(29, here.shape, behind.lower, behind2.shape);
        buckets[n++] = triple(30, before2.cluster, before.lower, here.cluster);
        return n - at;
    }

    /// Writes all buckets of a token.
    ///
    /// @return how many
    public int all(WordType[] words, int size, int i, Case written, int[] buckets) {
        int[] count = new int[1];
        surroundings(
                words,
                size,
                i,
                (word, place) -> count[0] += single(word, place, buckets, count[0]));
        return count[0] + joint(words, size, i, written, buckets, count[0]);
    }

    /// The most buckets that a token has.
    public static final int MOST = 512;

    private int pair(int place, int first, int second) {
        return bucket(first * 0x2545F491 + second, place);
    }

    private int triple(int place, int first, int second, int third) {
        return bucket((first * 0x2545F491 + second) * 0x6C078965 + third, place);
    }
}
