package org.dateline.benchmarks.articles;

/// Random numbers that depend on a seed and on nothing else: SplitMix64, so that streams of
/// neighbouring seeds have nothing in common.
final class Dice {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /// @param salt tells streams apart that have a seed and a number in common
    Dice(long seed, long number, long salt) {
        state = mix(mix(mix(seed) + number) + salt);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /// At least 0 and less than the bound.
    int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /// At least 0 and less than the bound.
    long below(long bound) {
        return Math.floorMod(next(), bound);
    }

    /// True in so many of 100 cases.
    boolean percent(int share) {
        return below(100) < share;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
