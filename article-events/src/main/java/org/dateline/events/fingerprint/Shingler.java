package org.dateline.events.fingerprint;

/// Hashes the words it is given, unit by unit, and gathers the hashes of every so many in a row.
final class Shingler {

    private static final int UNITS_PER_WORD = 6;
    static final long WORD_START = 0xCBF29CE484222325L;
    static final long UNIT_FACTOR = 0x100000001B3L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] window;

    /// What the oldest word of the window has been multiplied with.
    private final long oldestFactor;

    private int words;
    private int slot;
    private long rolling;
    private long word = WORD_START;
    private boolean inWord;

    /// The distinct hashes, open-addressed; 0 is an empty place, and the hash 0 a flag of its own.
    private long[] table;

    /// Beside each, the number of the word that ends its first occurrence.
    private int[] firsts;

    private int distinct;
    private boolean zero;
    private int firstZero;

    /// @param width how many words a shingle has
    /// @param units about how long the text is, for room from the start
    Shingler(int width, int units) {
        window = new long[width];
        long factor = 1;
        for (int i = 1; i < width; i++) {
            factor *= FACTOR;
        }
        oldestFactor = factor;
        int expected = Math.max(16, units / UNITS_PER_WORD);
        table = new long[2 * Integer.highestOneBit(2 * expected)];
        firsts = new int[table.length];
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
        rolling = (rolling - window[slot] * oldestFactor) * FACTOR + hash;
        window[slot] = hash;
        slot = slot == window.length - 1 ? 0 : slot + 1;
        words++;
        if (words >= window.length) {
            shingle(mix(rolling), words);
        }
    }

    boolean hasWords() {
        return words > 0;
    }

    /// How many words there were.
    int words() {
        return words;
    }

    /// How many distinct shingles there are.
    int distinct() {
        return distinct;
    }

    /// Every hash, in no order.
    long[] all() {
        long[] all = new long[distinct];
        int filled = zero ? 1 : 0;
        for (long hash : table) {
            if (hash != 0) {
                all[filled++] = hash;
            }
        }
        return all;
    }

    /// The number of the word that ends the first occurrence of a hash which is there.
    int first(long hash) {
        return hash == 0 ? firstZero : firsts[place(hash)];
    }

    private void shingle(long hash, int end) {
        if (!add(hash, end)) {
            return;
        }
        distinct++;
        if (distinct > table.length / 2) {
            grow();
        }
    }

    private boolean add(long hash, int end) {
        if (hash == 0) {
            boolean added = !zero;
            firstZero = added ? end : firstZero;
            zero = true;
            return added;
        }
        int at = place(hash);
        if (table[at] == hash) {
            return false;
        }
        table[at] = hash;
        firsts[at] = end;
        return true;
    }

    /// Where a hash is, or would be.
    private int place(long hash) {
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != 0 && table[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = table;
        int[] oldFirsts = firsts;
        table = new long[2 * old.length];
        firsts = new int[table.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                add(old[i], oldFirsts[i]);
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
