package org.dateline.store.alike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.Shingles;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private static final int FAMILIES = 40;
    private static final int SETS = 6;
    private static final List<Set> TESTED = sets(3);

    /// The stories of one seed, and how any two of them that share something compare.
    private record Set(List<Story> stories, List<Edge> edges) {

        static Set ofSeed(long seed) {
            List<Story> stories = Story.families(FAMILIES, seed);
            List<Shingles> shingles = stories.stream().map(ThresholdsTest::shingles).toList();
            List<Edge> edges = new ArrayList<>();
            for (int i = 0; i < shingles.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Comparison comparison = Comparison.of(shingles.get(i), shingles.get(j));
                    if (comparison.shared() > 0) {
                        edges.add(new Edge(i, j, comparison));
                    }
                }
            }
            return new Set(stories, edges);
        }

        PairScore score(Predicate<Comparison> merges) {
            Components<Integer> components = new Components<>();
            for (Edge edge : edges) {
                if (merges.test(edge.comparison)) {
                    components.connect(edge.one, edge.other);
                }
            }
            return PairScore.of(
                    IntStream.range(0, stories.size()).boxed().toList(),
                    components::of,
                    i -> stories.get(i).family());
        }
    }

    private record Edge(int one, int other, Comparison comparison) {}

    private static List<Set> sets(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(Set::ofSeed).toList();
    }

    private static Shingles shingles(Story story) {
        String text = story.text();
        return Shingles.of(text, List.of(new Segment(0, text.length(), Segment.Role.BODY)));
    }

    private static boolean merges(
            Comparison comparison, double jaccard, double containment, double length) {
        int shorter = Math.min(comparison.one(), comparison.other());
        int longer = Math.max(comparison.one(), comparison.other());
        return shorter >= length * longer
                && (comparison.jaccard() >= jaccard
                        || Math.max(comparison.contained(), comparison.containing())
                                >= containment);
    }

    @Test
    void familiesOfStoriesAreFoundAndKeptApart() {
        assertThat(TESTED)
                .allSatisfy(
                        set -> assertThat(set.score(Comparison::merges).f1()).isGreaterThan(.96));
    }

    @Test
    void theThresholdsStandWhereTheCurvesAreFlat() {
        for (double shift : new double[] {-.05, .05}) {
            assertThat(shifted(shift, 0, 0)).isGreaterThan(.94);
            assertThat(shifted(0, shift, 0)).isGreaterThan(.94);
            assertThat(shifted(0, 0, shift)).isGreaterThan(.94);
        }
    }

    private static double shifted(double jaccard, double containment, double length) {
        return TESTED.stream()
                .mapToDouble(
                        set ->
                                set.score(
                                                pair ->
                                                        merges(
                                                                pair,
                                                                Thresholds.JACCARD + jaccard,
                                                                Thresholds.CONTAINMENT
                                                                        + containment,
                                                                Thresholds.LENGTH + length))
                                        .f1())
                .average()
                .orElseThrow();
    }

    @Test
    void aQuotationIsContainedAndJoinsNothing() {
        Set set = TESTED.getFirst();
        for (Edge edge : set.edges) {
            if (set.stories.get(edge.one).kind().equals("quoting")
                    && set.stories.get(edge.other).kind().equals("original")
                    && edge.comparison.containing() == 1) {
                assertThat(edge.comparison.relation()).contains(Likeness.CONTAINS);
                assertThat(edge.comparison.reversed().relation()).contains(Likeness.CONTAINED_IN);
                assertThat(edge.comparison.merges()).isFalse();
            }
        }
    }

    /// Prints the curves that `docs/quality.md` shows.
    public static void main(String[] arguments) {
        List<Set> sets = sets(SETS);
        for (double jaccard : new double[] {.3, .35, .4, .45, .5}) {
            for (double containment : new double[] {.7, .8, .9, 2}) {
                for (double length : new double[] {0, 1 / 3.0, .5, .6}) {
                    List<PairScore> scores =
                            sets.stream()
                                    .map(
                                            set ->
                                                    set.score(
                                                            pair ->
                                                                    merges(
                                                                            pair,
                                                                            jaccard,
                                                                            containment,
                                                                            length)))
                                    .toList();
                    System.out.printf(
                            "| %.2f | %.1f | %.2f | %.3f | %.3f | %.3f | %.3f |%n",
                            jaccard,
                            containment,
                            length,
                            scores.stream().mapToDouble(PairScore::precision).average().orElse(0),
                            scores.stream().mapToDouble(PairScore::recall).average().orElse(0),
                            scores.stream().mapToDouble(PairScore::f1).average().orElse(0),
                            scores.stream().mapToDouble(PairScore::f1).min().orElse(0));
                }
            }
        }
    }
}
