package org.dateline.events.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.dateline.events.Sketch;
import org.junit.jupiter.api.Test;

/// Estimates from sketches alone against exact values, on texts of random words.
class SketchEstimatesTest {

    private static final int TRIALS = 200;

    @Test
    void editedCopyIsEstimatedWithoutBias() {
        assertUnbiased(600, this::edited);
    }

    @Test
    void excerptIsEstimatedWithoutBias() {
        assertUnbiased(900, words -> words.subList(words.size() / 3, 2 * words.size() / 3));
    }

    @Test
    void shortTextWithinALongOneIsEstimatedWithoutBias() {
        assertUnbiased(
                12_000,
                words -> {
                    List<String> copy = new ArrayList<>(words.subList(5_000, 5_400));
                    copy.addAll(0, words(200, new Random(words.hashCode())));
                    return copy;
                });
    }

    @Test
    void longTextsBeyondTheBoundAreEstimatedWithoutBias() {
        assertUnbiased(20_000, this::edited);
    }

    @Test
    void strangersShareNothing() {
        Random random = new Random(5);
        Sketch one = sketch(words(3_000, random));
        Sketch other = sketch(words(3_000, random));

        assertThat(one.jaccard(other)).hasValue(0);
        assertThat(one.containedIn(other)).hasValue(0);
    }

    @Test
    void textIsWhollyContainedInItself() {
        Sketch sketch = sketch(words(20_000, new Random(6)));

        assertThat(sketch.jaccard(sketch)).hasValue(1);
        assertThat(sketch.containedIn(sketch)).hasValue(1);
    }

    @Test
    void tooShortForAnySampleSaysSo() {
        Sketch empty = sketch(List.of("one", "two"));

        assertThat(empty.jaccard(empty)).isEmpty();
        assertThat(empty.containedIn(sketch(words(500, new Random(7))))).isEmpty();
    }

    /// The mean error over many pairs must vanish, and single errors stay near the standard error
    /// that [Sketch] states.
    private void assertUnbiased(
            int length, java.util.function.UnaryOperator<List<String>> variant) {
        double jaccardError = 0;
        double containmentError = 0;
        double standardized = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            List<String> original = words(length, new Random(trial));
            List<String> copy = variant.apply(original);
            Set<String> a = shingles(original);
            Set<String> b = shingles(copy);
            Set<String> both = new HashSet<>(a);
            both.retainAll(b);
            double jaccard = (double) both.size() / (a.size() + b.size() - both.size());
            double containment = (double) both.size() / b.size();
            Sketch sketch = sketch(original);
            Sketch copied = sketch(copy);
            double error = sketch.jaccard(copied).orElseThrow() - jaccard;
            int samples = sketch.sharedSampleSize(copied);
            jaccardError += error / TRIALS;
            containmentError += (copied.containedIn(sketch).orElseThrow() - containment) / TRIALS;
            standardized += error * error * samples / (jaccard * (1 - jaccard)) / TRIALS;
        }
        assertThat(jaccardError).isCloseTo(0, within(0.02));
        assertThat(containmentError).isCloseTo(0, within(0.02));
        assertThat(Math.sqrt(standardized)).isBetween(0.6, 1.4);
    }

    private List<String> edited(List<String> words) {
        Random random = new Random(words.hashCode());
        List<String> edited = new ArrayList<>(words);
        for (int i = 0; i < words.size() / 20; i++) {
            edited.set(random.nextInt(edited.size()), "edit" + random.nextInt(10_000));
        }
        Collections.swap(edited, 0, edited.size() - 1);
        return edited;
    }

    private static List<String> words(int count, Random random) {
        IntFunction<String> word = any -> "w" + (int) Math.abs(random.nextGaussian() * 2_000);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word.apply(i));
        }
        return words;
    }

    private static Set<String> shingles(List<String> words) {
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 3 <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + 3)));
        }
        return shingles;
    }

    private static Sketch sketch(List<String> words) {
        String text = String.join(" ", words);
        return Sketch.of(Fingerprinter.of(text, List.of(new Segment(0, text.length(), Role.BODY))));
    }
}
