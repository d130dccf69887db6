package org.dateline.store.alike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.Shingles;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private static final List<Story> STORIES = Story.families(40, 20_251_105);
    private static final List<Edge> EDGES = edges();

    private record Edge(int one, int other, Comparison comparison) {}

    private static List<Edge> edges() {
        List<Shingles> shingles = STORIES.stream().map(story -> shingles(story.text())).toList();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < shingles.size(); i++) {
            for (int j = 0; j < i; j++) {
                Comparison comparison = Comparison.of(shingles.get(i), shingles.get(j));
                if (comparison.shared() > 0) {
                    edges.add(new Edge(i, j, comparison));
                }
            }
        }
        return edges;
    }

    private static Shingles shingles(String text) {
        return Shingles.of(text, List.of(new Segment(0, text.length(), Segment.Role.BODY)));
    }

    private static PairScore score(Predicate<Comparison> merges) {
        Components<Integer> components = new Components<>();
        for (Edge edge : EDGES) {
            if (merges.test(edge.comparison)) {
                components.connect(edge.one, edge.other);
            }
        }
        return PairScore.of(
                IntStream.range(0, STORIES.size()).boxed().toList(),
                components::of,
                i -> STORIES.get(i).family());
    }

    @Test
    void familiesOfStoriesAreFoundAndKeptApart() {
        assertThat(score(Comparison::merges).f1()).isGreaterThan(.96);
    }

    @Test
    void theThresholdsStandWhereTheCurvesAreFlat() {
        for (double shift : new double[] {-.05, .05}) {
            assertThat(
                            score(
                                            comparison ->
                                                    merges(
                                                            comparison,
                                                            Thresholds.JACCARD + shift,
                                                            Thresholds.CONTAINMENT + shift))
                                    .f1())
                    .isGreaterThan(.95);
        }
    }

    /// Prints the curves that `docs/quality.md` shows.
    public static void main(String[] arguments) {
        for (double jaccard : new double[] {.2, .3, .4, .5, .6}) {
            for (double containment : new double[] {.7, .8, .9, 2}) {
                PairScore score = score(pair -> merges(pair, jaccard, containment));
                System.out.printf("| %.1f | %.2f | %s |%n", jaccard, containment, score);
            }
        }
    }

    private static boolean merges(Comparison comparison, double jaccard, double containment) {
        int shorter = Math.min(comparison.one(), comparison.other());
        int longer = Math.max(comparison.one(), comparison.other());
        return comparison.jaccard() >= jaccard
                || Math.max(comparison.contained(), comparison.containing()) >= containment
                        && shorter >= Thresholds.LENGTH * longer;
    }

    @Test
    void aQuotationIsContainedAndJoinsNothing() {
        for (Edge edge : EDGES) {
            Story one = STORIES.get(edge.one);
            Story other = STORIES.get(edge.other);
            if (one.kind().equals("quoting")
                    && other.kind().equals("original")
                    && edge.comparison.containing() == 1) {
                assertThat(edge.comparison.relation()).contains(Likeness.CONTAINS);
                assertThat(edge.comparison.reversed().relation()).contains(Likeness.CONTAINED_IN);
                assertThat(edge.comparison.merges()).isFalse();
            }
        }
    }
}
