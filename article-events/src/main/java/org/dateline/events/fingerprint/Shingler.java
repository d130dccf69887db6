package org.dateline.events.fingerprint;

import java.util.Arrays;

/// Hashes the words it is given, unit by unit, and gathers the hashes of every five in a row.
final class Shingler {

    private static final int WORDS = 5;
    private static final int UNITS_PER_WORD = 6;
    static final long WORD_START = 0xCBF29CE484222325L;
    static final long UNIT_FACTOR = 0x100000001B3L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /// FACTOR^4 modulo 2^64: what the oldest word of the window has been multiplied with.
    private static final long OLDEST_FACTOR = 0xD94363FC538227B1L;

    private final long[] window = new long[WORDS];
    private long words;
    private int slot;
    private long rolling;
    private long word = WORD_START;
    private boolean inWord;

    /// The distinct hashes, open-addressed; 0 is an empty place, and the hash 0 a flag of its own.
    private long[] table;

    private int distinct;
    private boolean zero;

    private long[] sampled = new long[256];
    private int samples;

    /// @param units about how long the text is, for room from the start
    Shingler(int units) {
        int words = Math.max(16, units / UNITS_PER_WORD);
        table = new long[2 * Integer.highestOneBit(2 * words)];
    }

    void unit(char c) {
        word = (word ^ c) * UNIT_FACTOR;
        inWord = true;
    }

    /// Takes units in a row.
    void units(char[] units, int from, int to) {
        long hash = word;
        for (int i = from; i < to; i++) {
            hash = (hash ^ units[i]) * UNIT_FACTOR;
        }
        word = hash;
        inWord = true;
    }

    void endWord() {
        if (!inWord) {
            return;
        }
        long hash = mix(word);
        word = WORD_START;
        inWord = false;
        rolling = (rolling - window[slot] * OLDEST_FACTOR) * FACTOR + hash;
        window[slot] = hash;
        slot = slot == WORDS - 1 ? 0 : slot + 1;
        if (++words >= WORDS) {
            shingle(mix(rolling));
        }
    }

    boolean hasWords() {
        return words > 0;
    }

    /// How many distinct shingles there are.
    int distinct() {
        return distinct;
    }

    /// The smallest of the sampled hashes, ascending.
    long[] smallest(int atMost) {
        long[] sorted = Arrays.copyOf(sampled, samples);
        Arrays.sort(sorted);
        return samples <= atMost ? sorted : Arrays.copyOf(sorted, atMost);
    }

    /// Every hash, ascending as signed numbers.
    long[] all() {
        long[] all = new long[distinct];
        int filled = zero ? 1 : 0;
        for (long hash : table) {
            if (hash != 0) {
                all[filled++] = hash;
            }
        }
        Arrays.sort(all);
        return all;
    }

    private void shingle(long hash) {
        if (!add(hash)) {
            return;
        }
        distinct++;
        if (hash >>> 61 == 0) {
            if (samples == sampled.length) {
                sampled = Arrays.copyOf(sampled, 2 * samples);
            }
            sampled[samples++] = hash;
        }
        if (distinct > table.length / 2) {
            grow();
        }
    }

    private boolean add(long hash) {
        if (hash == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = at + 1 & mask;
        }
        table[at] = hash;
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (long hash : old) {
            if (hash != 0) {
                add(hash);
            }
        }
    }

    /// A bijection that lets every input bit flip every output bit with even chance: the finalizer
    /// of MurmurHash3 with the constants of David Stafford's variant 13, as in SplitMix64.
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
