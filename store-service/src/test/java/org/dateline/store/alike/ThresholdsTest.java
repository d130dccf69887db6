package org.dateline.store.alike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.Shingles;
import org.junit.jupiter.api.Test;

/// What becomes of made-up stories; how the thresholds do on real ones is for [EvaluateCopies].
class ThresholdsTest {

    private static final int FAMILIES = 40;
    private static final List<Set> TESTED =
            LongStream.rangeClosed(1, 3).mapToObj(Set::ofSeed).toList();

    /// The stories of one seed, and how any two of them that share something compare.
    private record Set(List<Story> stories, List<Edge> edges) {

        static Set ofSeed(long seed) {
            List<Story> stories = Story.families(FAMILIES, seed);
            return new Set(
                    stories,
                    Edge.among(stories.stream().map(story -> shingles(story.text())).toList()));
        }

        PairScore score() {
            Components<Integer> components = new Components<>();
            for (Edge edge : edges) {
                if (edge.comparison().merges()) {
                    components.connect(edge.one(), edge.other());
                }
            }
            return PairScore.of(
                    IntStream.range(0, stories.size()).boxed().toList(),
                    components::of,
                    i -> stories.get(i).family());
        }
    }

    private static Shingles shingles(String text) {
        return Shingles.of(text, List.of(new Segment(0, text.length(), Segment.Role.BODY)));
    }

    @Test
    void familiesOfStoriesAreFoundAndKeptApart() {
        assertThat(TESTED).allSatisfy(set -> assertThat(set.score().f1()).isGreaterThan(.96));
    }

    @Test
    void aQuotationIsContainedAndJoinsNothing() {
        Set set = TESTED.getFirst();
        for (Edge edge : set.edges) {
            if (set.stories.get(edge.one()).kind().equals("quoting")
                    && set.stories.get(edge.other()).kind().equals("original")
                    && edge.comparison().containing() == 1) {
                assertThat(edge.comparison().relation()).contains(Likeness.CONTAINS);
                assertThat(edge.comparison().reversed().relation()).contains(Likeness.CONTAINED_IN);
                assertThat(edge.comparison().merges()).isFalse();
            }
        }
    }

    @Test
    void whatGoesOnAfterAThirdIsTheArticleThatWasCut() {
        String all = words(0, 300);
        String cut = words(0, 110);

        assertThat(compare(cut, all).relation()).contains(Likeness.CONTAINED_IN);
        assertThat(compare(cut, all).merges()).isTrue();
        assertThat(compare(all, cut).merges()).isTrue();
        assertThat(compare(words(0, 90), all).merges()).isFalse();
    }

    @Test
    void whatRepeatsAnArticleFurtherDownIsAnother() {
        String known = words(0, 110);
        String followUp = words(1_000, 1_190) + known;

        assertThat(compare(known, followUp).relation()).contains(Likeness.CONTAINED_IN);
        assertThat(compare(known, followUp).merges()).isFalse();
    }

    @Test
    void shortTextsAreComparedWordByWord() {
        String original = "The port will open two years late, the authority said on Thursday.";

        assertThat(compare(original, "Subscribe now. " + original).merges()).isTrue();
        assertThat(compare(original, "The port will not open, unions said.").merges()).isFalse();
    }

    private static Comparison compare(String one, String other) {
        return Comparison.of(shingles(one), shingles(other));
    }

    private static String words(int first, int endExclusive) {
        StringBuilder words = new StringBuilder();
        for (int i = first; i < endExclusive; i++) {
            words.append(Integer.toString(i, 36)).append(' ');
        }
        return words.toString();
    }
}
