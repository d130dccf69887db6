package org.dateline.training;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.dateline.enrichment.recognizer.hashed.Chain;
import org.dateline.enrichment.recognizer.hashed.Features;
import org.dateline.enrichment.recognizer.hashed.Lexicon;
import org.dateline.enrichment.recognizer.hashed.WordType;
import org.jspecify.annotations.Nullable;

/// Learns the weights of a CRF from sentences whose words have one or several labels that they may
/// have, by AdaGrad; the weights are the mean of many snapshots. The third step. The same text and
/// seed give the same weights.
final class Trainer {

    private static final int LABELS = Chain.LABELS;

    /// The first step of AdaGrad.
    private static final float FIRST_STEP = 0.15f;

    /// Steps shrink to this share of the first.
    private static final float LAST_STEP = 0.05f;

    /// How much is taken as seen before a weight is first changed, which bounds its first steps.
    private static final float SEEN = 0.1f;

    /// A label whose probability is off by less is left as it is.
    private static final float TOLERANCE = 0.002f;

    private static final int SNAPSHOTS_AN_EPOCH = 20;

    private final TrainingText text;
    private final Settings settings;
    private final Features features;
    private final @Nullable WordType[] types;
    private final Lexicon lexicon;

    private final float[] weights;
    private final float[] squares;
    private final float[] transitions = new float[LABELS * LABELS];
    private final float[] transitionSquares = new float[LABELS * LABELS];
    private final float[] weightSums;
    private final float[] transitionSums = new float[LABELS * LABELS];
    private int snapshots;

    /// @param bits of a bucket's number
    /// @param dropout share of a token's features that are left out at random each time, so that
    // the
    ///     others learn to do without
    /// @param seed of the order of sentences and of what is left out
    record Settings(int bits, int epochs, double dropout, long seed) {}

    /// What was learned.
    record Weights(float[] weights, float[] transitions) {}

    Trainer(TrainingText text, Lexicon lexicon, Settings settings) {
        this.text = text;
        this.settings = settings;
        this.lexicon = lexicon;
        this.features = new Features(settings.bits());
        this.types = new WordType[text.spellings().size()];
        this.weights = new float[LABELS << settings.bits()];
        this.squares = new float[LABELS << settings.bits()];
        this.weightSums = new float[LABELS << settings.bits()];
        Arrays.fill(squares, SEEN);
        Arrays.fill(transitionSquares, SEEN);
    }

    Weights train(Consumer<String> progress) {
        int size = text.sentences();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        Random random = new Random(settings.seed());
        Pass pass = new Pass();
        long total = (long) size * settings.epochs();
        int interval = Math.max(1, size / SNAPSHOTS_AN_EPOCH);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            pass.loss = 0;
            pass.tokens = 0;
            for (int k = 0; k < size; k++) {
                double done = ((double) epoch * size + k) / total;
                pass.step = (float) (FIRST_STEP * (1 - (1 - LAST_STEP) * done));
                pass.learn(order[k]);
                boolean settled = epoch > 0 || settings.epochs() == 1;
                if (settled && (k + 1) % interval == 0) {
                    takeSnapshot();
                }
            }
            progress.accept(
                    "epoch %d: log-likelihood %.4f a token of %d"
                            .formatted(
                                    epoch + 1, -pass.loss / Math.max(1, pass.tokens), pass.tokens));
        }
        if (snapshots == 0) {
            takeSnapshot();
        }
        return new Weights(mean(weightSums), mean(transitionSums));
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
    }

    private void takeSnapshot() {
        for (int i = 0; i < weights.length; i++) {
            weightSums[i] += weights[i];
        }
        for (int i = 0; i < transitions.length; i++) {
            transitionSums[i] += transitions[i];
        }
        snapshots++;
    }

    private float[] mean(float[] sums) {
        float[] mean = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            mean[i] = sums[i] / snapshots;
        }
        return mean;
    }

    private WordType type(int word) {
        WordType known = types[word];
        if (known == null) {
            List<String> spellings = text.spellings();
            known = new WordType(spellings.get(word), lexicon);
            types[word] = known;
        }
        return known;
    }

    /// One sentence after another.
    private final class Pass {

        private static final int LONGEST = 256;

        private final Chain chain = new Chain(transitions);
        private final WordType[] words = new WordType[LONGEST];
        private final byte[] allowed = new byte[LONGEST];
        private final int[][] buckets = new int[LONGEST][Features.MOST];
        private final int[] counts = new int[LONGEST];
        private final float[] scores = new float[LONGEST * LABELS];
        private final float[] free = new float[LONGEST * LABELS];
        private final float[] wanted = new float[LONGEST * LABELS];
        private final float[] freePairs = new float[LABELS * LABELS];
        private final float[] wantedPairs = new float[LABELS * LABELS];
        private final int dropped = (int) (settings.dropout() * 0x10000);
        private final float scale = (float) (1 / (1 - settings.dropout()));
        private long noise = settings.seed() * 0x9E3779B97F4A7C15L + 1;
        private float step;
        private double loss;
        private long tokens;

        void learn(int sentence) {
            int start = text.start(sentence);
            int size = Math.min(LONGEST, text.start(sentence + 1) - start);
            for (int i = 0; i < size; i++) {
                words[i] = type(text.word(start + i));
                allowed[i] = text.labels(start + i);
            }
            Features.Case written = Features.caseOf(words, size);
            int i = 0;
            while (i < size) {
                if (!Features.isCandidate(words, size, i)) {
                    i++;
                    continue;
                }
                int begin = i;
                while (i < size && Features.isCandidate(words, size, i)) {
                    counts[i] = features.all(words, size, i, written, buckets[i]);
                    drop(i);
                    score(i);
                    i++;
                }
                learn(begin, i);
            }
        }

        /// Leaves out some features at random.
        private void drop(int i) {
            int[] of = buckets[i];
            int kept = 0;
            for (int k = 0; k < counts[i]; k++) {
                noise ^= noise << 13;
                noise ^= noise >>> 7;
                noise ^= noise << 17;
                if ((noise & 0xFFFF) >= dropped) {
                    of[kept++] = of[k];
                }
            }
            counts[i] = kept;
        }

        private void score(int i) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            int[] of = buckets[i];
            for (int k = 0; k < counts[i]; k++) {
                int at = of[k] * LABELS;
                s0 += weights[at];
                s1 += weights[at + 1];
                s2 += weights[at + 2];
                s3 += weights[at + 3];
            }
            scores[i * LABELS] = s0 * scale;
            scores[i * LABELS + 1] = s1 * scale;
            scores[i * LABELS + 2] = s2 * scale;
            scores[i * LABELS + 3] = s3 * scale;
        }

        private void learn(int begin, int end) {
            Arrays.fill(freePairs, 0);
            Arrays.fill(wantedPairs, 0);
            chain.marginals(scores, begin, end, null, free, freePairs);
            chain.marginals(scores, begin, end, allowed, wanted, wantedPairs);
            for (int i = begin; i < end; i++) {
                float likely = 0;
                float most = 0;
                for (int label = 0; label < LABELS; label++) {
                    int at = i * LABELS + label;
                    likely += (allowed[i] >> label & 1) != 0 ? free[at] : 0;
                    wanted[at] -= free[at];
                    most = Math.max(most, Math.abs(wanted[at]));
                }
                loss -= Math.log(Math.max(likely, 1e-9));
                tokens++;
                if (most > TOLERANCE) {
                    update(i);
                }
            }
            for (int k = 0; k < LABELS * LABELS; k++) {
                float gradient = wantedPairs[k] - freePairs[k];
                transitionSquares[k] += gradient * gradient;
                transitions[k] += step * gradient / (float) Math.sqrt(transitionSquares[k]);
            }
        }

        private void update(int i) {
            float g0 = wanted[i * LABELS];
            float g1 = wanted[i * LABELS + 1];
            float g2 = wanted[i * LABELS + 2];
            float g3 = wanted[i * LABELS + 3];
            int[] of = buckets[i];
            for (int k = 0; k < counts[i]; k++) {
                int at = of[k] * LABELS;
                change(at, g0);
                change(at + 1, g1);
                change(at + 2, g2);
                change(at + 3, g3);
            }
        }

        private void change(int at, float gradient) {
            float square = squares[at] + gradient * gradient;
            squares[at] = square;
            weights[at] += step * gradient / (float) Math.sqrt(square);
        }
    }
}
