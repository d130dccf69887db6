package org.dateline.enrichment.recognizer.hashed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// All labellings of a short chain, one by one, are the oracle.
class ChainTest {

    private static final int SIZE = 4;
    private static final int LABELS = Chain.LABELS;
    private static final int LABELLINGS = 1 << (2 * SIZE);

    private final float[] transitions = new float[LABELS * LABELS];
    private final float[] scores = new float[SIZE * LABELS];
    private final byte[] allowed = new byte[SIZE];

    private void fill(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = 3 * random.nextFloat() - 1;
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 4 * random.nextFloat() - 2;
        }
        for (int i = 0; i < SIZE; i++) {
            allowed[i] = (byte) (1 + random.nextInt(15));
        }
    }

    @RepeatedTest(20)
    void theBestLabelsAreThoseOfTheHighestScore(RepetitionInfo repetition) {
        fill(repetition.getCurrentRepetition());
        byte[] labels = new byte[SIZE];

        new Chain(transitions).best(scores, 0, SIZE, labels);

        int best = 0;
        for (int labelling = 1; labelling < LABELLINGS; labelling++) {
            best = score(labelling) > score(best) ? labelling : best;
        }
        for (int i = 0; i < SIZE; i++) {
            assertThat(labels[i]).isEqualTo((byte) label(best, i));
        }
    }

    @RepeatedTest(20)
    void probabilitiesAreSharesOfAllLabellings(RepetitionInfo repetition) {
        fill(repetition.getCurrentRepetition());
        float[] probabilities = new float[SIZE * LABELS];

        new Chain(transitions).probabilities(scores, 0, SIZE, probabilities);

        double[] expected = new double[SIZE * LABELS];
        sum((byte) 15, expected, new double[LABELS * LABELS]);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) probabilities[i]).isCloseTo(expected[i], within(1e-5));
        }
    }

    @RepeatedTest(20)
    void whatIsNotAllowedHasNoProbability(RepetitionInfo repetition) {
        fill(repetition.getCurrentRepetition());
        float[] probabilities = new float[SIZE * LABELS];
        float[] pairs = new float[LABELS * LABELS];

        new Chain(transitions).marginals(scores, 0, SIZE, allowed, probabilities, pairs);

        double[] expected = new double[SIZE * LABELS];
        double[] expectedPairs = new double[LABELS * LABELS];
        sum((byte) 0, expected, expectedPairs);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) probabilities[i]).isCloseTo(expected[i], within(1e-5));
        }
        for (int i = 0; i < expectedPairs.length; i++) {
            assertThat((double) pairs[i]).isCloseTo(expectedPairs[i], within(1e-4));
        }
    }

    @Test
    void aCertainLabelIsFoundWithoutOverflow() {
        float[] large = {500, -500, 900, 0, -900, 0, 0, 0, 1, 2, 3, 4, 9, 9, 9, 9};
        float[] probabilities = new float[large.length];

        new Chain(transitions).probabilities(large, 0, SIZE, probabilities);

        for (float probability : probabilities) {
            assertThat(probability).isBetween(0f, 1.0001f);
        }
        assertThat(probabilities[2]).isCloseTo(1, within(1e-6f));
    }

    private void sum(byte all, double[] expected, double[] pairs) {
        double total = 0;
        for (int labelling = 0; labelling < LABELLINGS; labelling++) {
            if (!isAllowed(labelling, all)) {
                continue;
            }
            double weight = Math.exp(score(labelling));
            total += weight;
            int before = 0;
            for (int i = 0; i < SIZE; i++) {
                int label = label(labelling, i);
                expected[i * LABELS + label] += weight;
                pairs[before * LABELS + label] += weight;
                before = label;
            }
            pairs[before * LABELS] += weight;
        }
        for (int i = 0; i < expected.length; i++) {
            expected[i] /= total;
        }
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] /= total;
        }
    }

    private boolean isAllowed(int labelling, byte all) {
        for (int i = 0; i < SIZE; i++) {
            int may = all == 0 ? allowed[i] : all;
            if ((may >> label(labelling, i) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private double score(int labelling) {
        double score = 0;
        int before = 0;
        for (int i = 0; i < SIZE; i++) {
            int label = label(labelling, i);
            score += transitions[before * LABELS + label] + scores[i * LABELS + label];
            before = label;
        }
        return score + transitions[before * LABELS];
    }

    private static int label(int labelling, int i) {
        return labelling >> (2 * i) & 3;
    }
}
