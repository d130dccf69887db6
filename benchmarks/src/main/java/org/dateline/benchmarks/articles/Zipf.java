package org.dateline.benchmarks.articles;

import java.util.ArrayDeque;
import java.util.Deque;

/// Ranks from 0, of which the n-th is drawn in proportion to 1 / (n + 1): the law of Zipf. By the
/// alias method of Walker and Vose, in constant time.
final class Zipf {

    private final int ranks;

    /// Of 2^31, how often a column is itself and not its alias.
    private final int[] shares;

    private final int[] aliases;

    Zipf(int ranks) {
        this.ranks = ranks;
        shares = new int[ranks];
        aliases = new int[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1);
        }
        double[] scaled = new double[ranks];
        Deque<Integer> small = new ArrayDeque<>();
        Deque<Integer> large = new ArrayDeque<>();
        for (int rank = 0; rank < ranks; rank++) {
            scaled[rank] = ranks / (rank + 1.0) / sum;
            (scaled[rank] < 1 ? small : large).add(rank);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.remove();
            int more = large.element();
            shares[less] = (int) (scaled[less] * Integer.MAX_VALUE);
            aliases[less] = more;
            scaled[more] -= 1 - scaled[less];
            if (scaled[more] < 1) {
                small.add(large.remove());
            }
        }
        small.addAll(large);
        for (int full : small) {
            shares[full] = Integer.MAX_VALUE;
            aliases[full] = full;
        }
    }

    int draw(Dice dice) {
        long bits = dice.next();
        int column = (int) ((bits >>> 32) * ranks >>> 32);
        return (bits & Integer.MAX_VALUE) <= shares[column] ? column : aliases[column];
    }
}
