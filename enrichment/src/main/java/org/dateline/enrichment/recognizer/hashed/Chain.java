package org.dateline.enrichment.recognizer.hashed;

/// A linear chain of labels between two tokens that are of no name: the most probable labels, and
/// the probabilities of all.
public final class Chain {

    public static final int LABELS = 4;

    private static final float[] NEVER = new float[0];

    private final float[] transitions;
    private final double[] factors = new double[LABELS * LABELS];
    private double[] nodes = new double[64 * LABELS];
    private double[] forward = new double[64 * LABELS];
    private byte[] from = new byte[64 * LABELS];

    /// @param transitions scores of a label behind a label, the former's row first
    public Chain(float[] transitions) {
        this.transitions = transitions;
    }

    private void reserve(int size) {
        if (nodes.length < size * LABELS) {
            nodes = new double[2 * size * LABELS];
            forward = new double[2 * size * LABELS];
            from = new byte[2 * size * LABELS];
        }
    }

    /// Writes the most probable labels of some tokens.
    ///
    /// @param scores of the labels of all tokens
    void best(float[] scores, int start, int end, byte[] labels) {
        int size = end - start;
        reserve(size);
        float[] best = new float[LABELS];
        float[] next = new float[LABELS];
        for (int label = 0; label < LABELS; label++) {
            best[label] = transitions[label] + scores[start * LABELS + label];
        }
        for (int i = 1; i < size; i++) {
            for (int label = 0; label < LABELS; label++) {
                float highest = Float.NEGATIVE_INFINITY;
                int of = 0;
                for (int previous = 0; previous < LABELS; previous++) {
                    float score = best[previous] + transitions[previous * LABELS + label];
                    if (score > highest) {
                        highest = score;
                        of = previous;
                    }
                }
                next[label] = highest + scores[(start + i) * LABELS + label];
                from[i * LABELS + label] = (byte) of;
            }
            float[] swap = best;
            best = next;
            next = swap;
        }
        int last = 0;
        for (int label = 1; label < LABELS; label++) {
            if (best[label] + transitions[label * LABELS]
                    > best[last] + transitions[last * LABELS]) {
                last = label;
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            labels[start + i] = (byte) last;
            last = from[i * LABELS + last];
        }
    }

    /// Writes the probabilities of every label of some tokens.
    void probabilities(float[] scores, int start, int end, float[] target) {
        marginals(scores, start, end, null, target, NEVER);
    }

    /// As above, of those labellings alone that are allowed, and adds what is expected of the
    /// transitions.
    ///
    /// @param allowed labels of each token, a bit each, or null for all
    /// @param pairs to which the expected number of each transition is added, if it isn't empty
    public void marginals(
            float[] scores,
            int start,
            int end,
            byte @org.jspecify.annotations.Nullable [] allowed,
            float[] target,
            float[] pairs) {
        int size = end - start;
        reserve(size);
        for (int k = 0; k < factors.length; k++) {
            factors[k] = Math.exp(transitions[k]);
        }
        for (int i = 0; i < size; i++) {
            int at = (start + i) * LABELS;
            float highest =
                    Math.max(
                            Math.max(scores[at], scores[at + 1]),
                            Math.max(scores[at + 2], scores[at + 3]));
            double sum = 0;
            for (int label = 0; label < LABELS; label++) {
                boolean may = allowed == null || (allowed[start + i] >> label & 1) != 0;
                double node = may ? Math.exp(Math.max(-60, scores[at + label] - highest)) : 0;
                nodes[i * LABELS + label] = node;
                double in = 0;
                if (i == 0) {
                    in = factors[label];
                } else {
                    for (int previous = 0; previous < LABELS; previous++) {
                        in +=
                                forward[(i - 1) * LABELS + previous]
                                        * factors[previous * LABELS + label];
                    }
                }
                forward[i * LABELS + label] = in * node;
                sum += in * node;
            }
            double scale = 1 / Math.max(sum, Double.MIN_NORMAL);
            for (int label = 0; label < LABELS; label++) {
                forward[i * LABELS + label] *= scale;
            }
        }
        double b0 = factors[0];
        double b1 = factors[LABELS];
        double b2 = factors[2 * LABELS];
        double b3 = factors[3 * LABELS];
        double[] backward = {b0, b1, b2, b3};
        double[] before = new double[LABELS];
        for (int i = size - 1; i >= 0; i--) {
            double total = 0;
            for (int label = 0; label < LABELS; label++) {
                total += forward[i * LABELS + label] * backward[label];
            }
            double scale = 1 / Math.max(total, Double.MIN_NORMAL);
            for (int label = 0; label < LABELS; label++) {
                target[(start + i) * LABELS + label] =
                        (float) (forward[i * LABELS + label] * backward[label] * scale);
            }
            double sums = 0;
            double pairTotal = 0;
            for (int previous = 0; previous < LABELS; previous++) {
                double sum = 0;
                for (int label = 0; label < LABELS; label++) {
                    sum +=
                            factors[previous * LABELS + label]
                                    * nodes[i * LABELS + label]
                                    * backward[label];
                }
                before[previous] = sum;
                sums += sum;
                double first = i > 0 ? forward[(i - 1) * LABELS + previous] : previous == 0 ? 1 : 0;
                pairTotal += first * sum;
            }
            if (pairs.length > 0) {
                double pairScale = 1 / Math.max(pairTotal, Double.MIN_NORMAL);
                for (int previous = 0; previous < LABELS; previous++) {
                    double first =
                            i > 0 ? forward[(i - 1) * LABELS + previous] : previous == 0 ? 1 : 0;
                    for (int label = 0; label < LABELS; label++) {
                        pairs[previous * LABELS + label] +=
                                (float)
                                        (first
                                                * factors[previous * LABELS + label]
                                                * nodes[i * LABELS + label]
                                                * backward[label]
                                                * pairScale);
                    }
                }
                if (i == size - 1) {
                    for (int label = 0; label < LABELS; label++) {
                        pairs[label * LABELS] += target[(start + i) * LABELS + label];
                    }
                }
            }
            double rescale = 1 / Math.max(sums, Double.MIN_NORMAL);
            for (int label = 0; label < LABELS; label++) {
                backward[label] = before[label] * rescale;
            }
        }
    }
}
