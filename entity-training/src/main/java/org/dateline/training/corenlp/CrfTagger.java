package org.dateline.training.corenlp;

import java.util.Arrays;
import java.util.List;

/// Labels the words of a sentence by a [CrfModel], with the probability of every label.
///
/// The labels are those of CoreNLP's own classifier with the same model, at a small part of its
/// cost: no feature name is ever built.
final class CrfTagger {

    /// How far CoreNLP looks for another occurrence of a capitalized word, and how close it
    /// doesn't.
    private static final int OCCURRENCE_REACH = 150;

    private static final int OCCURRENCE_GAP = 3;

    private static final int SHORT_WORD = 3;

    private final CrfModel model;
    private final int labelCount;
    private final int pairCount;

    private final Template previousWordShape = new Template("-PW_CTYPE|C");
    private final Template shapeNextWord = new Template("-NW_CTYPE|C");
    private final Template previousShapeShape = new Template("-PCTYPE|C");
    private final Template shapeNextShape = new Template("-CNTYPE|C");
    private final Template threeShapes = new Template("-PCNTYPE|C");
    private final Template wordBeforeShortShape = new Template("-PPW_CTYPE|C");
    private final Template wordBehindShortShape = new Template("-NNW_CTYPE|C");
    private final Template twoWords = new Template("-PSEQW2|CpC");
    private final Template twoClusters = new Template("-PSEQpcDS|CpC");
    private final Template twoShapes = new Template("-TYPES|CpC");
    private final Template dots = new Template("...");
    private final Template dash = new Template("-");

    private final int noOccurrence;
    private final int occursBehind;
    private final int occursBefore;

    CrfTagger(CrfModel model) {
        this.model = model;
        this.labelCount = model.labels;
        this.pairCount = model.pairs;
        this.noOccurrence = model.feature("NO-OCCURRENCE-PATTERN|C");
        this.occursBehind = model.feature("X-NEXT-OCCURRENCE-X|C");
        this.occursBefore = model.feature("X-PREV-OCCURRENCE-X|C");
    }

    CrfModel model() {
        return model;
    }

    /// What the model says of a sentence.
    ///
    /// @param labels the most probable sequence, as indexes of the outcomes of a token
    /// @param probabilities of every outcome of every token
    record Tagged(int[] labels, float[] probabilities) {}

    Tagged tag(List<String> tokens) {
        float[] pairs = pairs(tokens);
        return new Tagged(best(pairs, tokens.size()), marginals(pairs, tokens.size()));
    }

    /// The most probable labels, as indexes into [CrfModel#outcomes].
    int[] labels(List<String> tokens) {
        return best(pairs(tokens), tokens.size());
    }

    private float[] pairs(List<String> tokens) {
        int size = tokens.size();
        Word[] words = new Word[size];
        for (int i = 0; i < size; i++) {
            words[i] = model.word(tokens.get(i));
        }
        float[] pairs = new float[size * pairCount];
        float[] single = new float[labelCount];
        for (int i = 0; i < size; i++) {
            score(words, i, single, pairs);
        }
        return pairs;
    }

    /// Writes the scores of the token's label together with the one before: a matrix of them.
    private void score(Word[] words, int i, float[] single, float[] pairs) {
        Word here = words[i];
        Word previous = at(words, i - 1);
        Word next = at(words, i + 1);

        for (int k = 0; k < labelCount; k++) {
            single[k] = here.here[k] + previous.asPrevious[k] + next.asNext[k];
        }
        long dotsShape = dots.then(here.shapeHash, here.shapePower);
        add(previousWordShape.of(then(previous.hash, dotsShape, here.shapePower)), single);
        long shapeDots = dots.after(here.shapeHash);
        add(shapeNextWord.of(Vocabulary.join(shapeDots, next.hash, next.power)), single);
        long previousShapeHere = then(previous.shapeHash, dotsShape, here.shapePower);
        add(previousShapeShape.of(previousShapeHere), single);
        add(shapeNextShape.of(Vocabulary.join(shapeDots, next.shapeHash, next.shapePower)), single);
        add(
                threeShapes.of(
                        Vocabulary.join(
                                dots.after(previousShapeHere), next.shapeHash, next.shapePower)),
                single);
        if (previous.text.length() <= SHORT_WORD) {
            add(
                    wordBeforeShortShape.of(
                            then(at(words, i - 2).hash, dotsShape, here.shapePower)),
                    single);
        }
        if (next.text.length() <= SHORT_WORD) {
            Word second = at(words, i + 2);
            add(wordBehindShortShape.of(then(second.hash, dotsShape, here.shapePower)), single);
        }
        addOccurrences(words, i, single);
        for (int distance = 1; distance <= model.nearby; distance++) {
            int behind = at(words, i + distance).behind;
            if (behind != Vocabulary.ABSENT && !seenBehind(words, i, distance, behind)) {
                add(behind, single);
            }
            int before = at(words, i - distance).before;
            if (before != Vocabulary.ABSENT && !seenBefore(words, i, distance, before)) {
                add(before, single);
            }
        }

        int at = i * pairCount;
        for (int k = 0; k < pairCount; k++) {
            pairs[at + k] =
                    here.pairHere[k]
                            + previous.pairAsPrevious[k]
                            + next.pairAsNext[k]
                            + single[k % labelCount];
        }
        model.add(
                twoWords.of(Vocabulary.join(dash.after(previous.hash), here.hash, here.power)),
                pairs,
                at,
                pairCount);
        model.add(
                twoClusters.of(
                        Vocabulary.join(
                                dash.after(previous.clusterHash),
                                here.clusterHash,
                                here.clusterPower)),
                pairs,
                at,
                pairCount);
        model.add(
                twoShapes.of(
                        Vocabulary.join(
                                dash.after(previous.shapeHash), here.shapeHash, here.shapePower)),
                pairs,
                at,
                pairCount);
    }

    private void add(int feature, float[] single) {
        model.add(feature, single, 0, labelCount);
    }

    private long then(long first, long dotsShape, long shapePower) {
        return Vocabulary.join(first, dotsShape, dots.power * shapePower);
    }

    private void addOccurrences(Word[] words, int i, float[] single) {
        Word here = words[i];
        Word next = at(words, i + 1);
        boolean pattern =
                i > 0
                        && here.nameCase
                        && next.withoutCapital
                        && next.withLetter
                        && words[i - 1].withLetter;
        if (!pattern) {
            add(noOccurrence, single);
            return;
        }
        int last = Math.min(words.length, i + OCCURRENCE_REACH);
        for (int k = i + OCCURRENCE_GAP; k < last; k++) {
            if (words[k].hash == here.hash) {
                add(occursBehind, single);
                break;
            }
        }
        int first = Math.max(-1, i - OCCURRENCE_REACH);
        for (int k = i - OCCURRENCE_GAP; k > first; k--) {
            if (words[k].hash == here.hash) {
                add(occursBefore, single);
                break;
            }
        }
    }

    private boolean seenBehind(Word[] words, int i, int distance, int feature) {
        for (int nearer = 1; nearer < distance; nearer++) {
            if (at(words, i + nearer).behind == feature) {
                return true;
            }
        }
        return false;
    }

    private boolean seenBefore(Word[] words, int i, int distance, int feature) {
        for (int nearer = 1; nearer < distance; nearer++) {
            if (at(words, i - nearer).before == feature) {
                return true;
            }
        }
        return false;
    }

    private Word at(Word[] words, int i) {
        return i >= 0 && i < words.length ? words[i] : model.padding;
    }

    /// Viterbi. Before the first token stands the label of no name.
    private int[] best(float[] pairs, int size) {
        double[] scores = new double[labelCount];
        double[] next = new double[labelCount];
        byte[] from = new byte[size * labelCount];
        for (int label = 0; label < labelCount && size > 0; label++) {
            scores[label] = pairs[label];
        }
        for (int i = 1; i < size; i++) {
            for (int label = 0; label < labelCount; label++) {
                double highest = Double.NEGATIVE_INFINITY;
                int best = 0;
                for (int previous = 0; previous < labelCount; previous++) {
                    double score =
                            scores[previous] + pairs[i * pairCount + previous * labelCount + label];
                    if (score > highest) {
                        highest = score;
                        best = previous;
                    }
                }
                next[label] = highest;
                from[i * labelCount + label] = (byte) best;
            }
            double[] swap = scores;
            scores = next;
            next = swap;
        }
        int label = 0;
        for (int k = 1; k < labelCount; k++) {
            if (scores[k] > scores[label]) {
                label = k;
            }
        }
        int[] labels = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            labels[i] = label;
            label = from[i * labelCount + label];
        }
        return labels;
    }

    /// Forward and backward, with every token's sums scaled to 1.
    private float[] marginals(float[] pairs, int size) {
        double[] factors = new double[size * pairCount];
        double[] forward = new double[size * labelCount];
        for (int i = 0; i < size; i++) {
            int at = i * pairCount;
            float highest = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < pairCount; k++) {
                highest = Math.max(highest, pairs[at + k]);
            }
            for (int k = 0; k < pairCount; k++) {
                factors[at + k] = Math.exp(pairs[at + k] - highest);
            }
            double total = 0;
            for (int label = 0; label < labelCount; label++) {
                double sum = 0;
                if (i == 0) {
                    sum = factors[label];
                } else {
                    for (int previous = 0; previous < labelCount; previous++) {
                        sum +=
                                forward[(i - 1) * labelCount + previous]
                                        * factors[at + previous * labelCount + label];
                    }
                }
                forward[i * labelCount + label] = sum;
                total += sum;
            }
            for (int label = 0; label < labelCount; label++) {
                forward[i * labelCount + label] /= Math.max(total, Double.MIN_NORMAL);
            }
        }
        float[] marginals = new float[size * labelCount];
        double[] backward = new double[labelCount];
        Arrays.fill(backward, 1);
        double[] before = new double[labelCount];
        for (int i = size - 1; i >= 0; i--) {
            double total = 0;
            for (int label = 0; label < labelCount; label++) {
                total += forward[i * labelCount + label] * backward[label];
            }
            for (int label = 0; label < labelCount; label++) {
                marginals[i * labelCount + label] =
                        (float)
                                (forward[i * labelCount + label]
                                        * backward[label]
                                        / Math.max(total, Double.MIN_NORMAL));
            }
            double sums = 0;
            for (int previous = 0; previous < labelCount; previous++) {
                double sum = 0;
                for (int label = 0; label < labelCount; label++) {
                    sum += factors[i * pairCount + previous * labelCount + label] * backward[label];
                }
                before[previous] = sum;
                sums += sum;
            }
            for (int previous = 0; previous < labelCount; previous++) {
                backward[previous] = before[previous] / Math.max(sums, Double.MIN_NORMAL);
            }
        }
        return marginals;
    }

    /// The end of a feature's name, or a piece in its middle.
    private final class Template {

        private final long hash;
        private final long power;

        Template(String text) {
            hash = Vocabulary.hash(text);
            power = Vocabulary.power(text.length());
        }

        int of(long name) {
            return model.feature(after(name));
        }

        long after(long name) {
            return Vocabulary.join(name, hash, power);
        }

        long then(long second, long powerOfSecond) {
            return Vocabulary.join(hash, second, powerOfSecond);
        }
    }
}
