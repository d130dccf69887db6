package org.dateline.training.corenlp;

/// A map from strings to small numbers that keeps only 64-bit hashes of the strings, so that a
/// composed string can be looked up without being built. Two of a million strings share a hash with
/// a probability of about 1 in 10⁷.
final class Vocabulary {

    static final int ABSENT = -1;

    private static final long PRIME = 0x9E3779B97F4A7C15L | 1;

    private final long[] keys;
    private final int[] values;
    private final int mask;

    Vocabulary(int size) {
        int capacity = Integer.highestOneBit(Math.max(8, size)) << 2;
        keys = new long[capacity];
        values = new int[capacity];
        mask = capacity - 1;
    }

    /// The hash of a string; [#join] makes the hash of two strings in a row of theirs.
    static long hash(CharSequence string) {
        return hash(string, 0, string.length());
    }

    static long hash(CharSequence string, int start, int end) {
        long hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * PRIME + string.charAt(i) + 1;
        }
        return hash;
    }

    /// What [#join] multiplies by for a second string of a length.
    static long power(int length) {
        long power = 1;
        long square = PRIME;
        for (int n = length; n > 0; n >>= 1) {
            if ((n & 1) != 0) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    static long join(long first, long second, long powerOfSecond) {
        return first * powerOfSecond + second;
    }

    void put(long hash, int value) {
        int slot = slot(hash);
        while (keys[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = hash;
        values[slot] = value;
    }

    int get(long hash) {
        int slot = slot(hash);
        while (true) {
            long key = keys[slot];
            if (key == hash) {
                return values[slot];
            }
            if (key == 0) {
                return ABSENT;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int slot(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32) & mask;
    }
}
