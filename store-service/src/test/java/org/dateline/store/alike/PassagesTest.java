package org.dateline.store.alike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.BodyWords;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void whatTwoTextsShareIsFoundLongestFirst() {
        String first = numbered("a", 30);
        String second = numbered("b", 50);
        String third = numbered("c", 12);

        List<Passage> passages =
                longest(
                        first + numbered("x", 9) + second + third,
                        numbered("y", 4) + third + numbered("z", 3) + second + "w " + first);

        assertThat(passages)
                .containsExactly(
                        new Passage(39, 19, 50), new Passage(0, 70, 30), new Passage(89, 4, 12));
    }

    @Test
    void caseAndPunctuationDoNotEndAPassage() {
        String text = "The Mayor's office said, on Monday, that no decision has been made yet.";

        assertThat(longest(text, text.toUpperCase(Locale.ROOT).replace(",", " –")))
                .containsExactly(new Passage(0, 0, 13));
    }

    @Test
    void fewWordsInARowAreNoPassage() {
        assertThat(longest(numbered("a", 7), numbered("a", 7))).isEmpty();
        assertThat(longest("", numbered("a", 70))).isEmpty();
    }

    @Test
    void passagesThatMeetAreToldApart() {
        String first = numbered("a", 20);
        String second = numbered("b", 20);

        assertThat(longest(first + second, second + "a0 " + first))
                .contains(new Passage(20, 0, 20), new Passage(0, 21, 20));
    }

    @Property(tries = 300)
    void theLongestIsAsLongAsTheLongestOfAll(
            @ForAll @Size(max = 80) List<@IntRange(max = 5) Integer> one,
            @ForAll @Size(max = 80) List<@IntRange(max = 5) Integer> other) {
        int longest = longestCommon(one, other);

        List<Passage> passages = longest(words(one), words(other));

        assertThat(passages.isEmpty() ? 0 : passages.getFirst().words())
                .isEqualTo(longest < Passages.LEAST_WORDS ? 0 : longest);
        assertThat(longest(words(other), words(one)).stream().map(Passage::reversed))
                .containsExactlyElementsOf(passages);
        for (Passage passage : passages) {
            assertThat(one.subList(passage.start(), passage.end()))
                    .isEqualTo(other.subList(passage.otherStart(), passage.otherEnd()));
        }
    }

    @Test
    void hostileTextsTakeNoMoreWorkThanTheyHaveWords() {
        String same = "a ".repeat(1 << 19);
        String pairs = "a b ".repeat(1 << 18);
        Random random = new Random(1);
        String two =
                IntStream.range(0, 1 << 19)
                        .mapToObj(i -> random.nextBoolean() ? "a" : "b")
                        .collect(Collectors.joining(" "));
        String broken = ("a ".repeat(63) + "b ").repeat(1 << 13);
        List<BodyWords> texts = new ArrayList<>();
        for (String text : List.of(same, pairs, two, broken)) {
            texts.add(body(text));
        }
        for (BodyWords one : texts) {
            for (BodyWords other : texts) {
                assertThat(Passages.find(one, other).work())
                        .isLessThan(2L * Passages.WORK * (one.size() + other.size()));
            }
        }
    }

    private static int longestCommon(List<Integer> one, List<Integer> other) {
        int longest = 0;
        int[][] ending = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                if (one.get(i - 1).equals(other.get(j - 1))) {
                    ending[i][j] = ending[i - 1][j - 1] + 1;
                    longest = Math.max(longest, ending[i][j]);
                }
            }
        }
        return longest;
    }

    private static List<Passage> longest(String one, String other) {
        return Passages.longest(body(one), body(other));
    }

    private static BodyWords body(String text) {
        return BodyWords.of(
                text,
                text.isEmpty()
                        ? List.of()
                        : List.of(new Segment(0, text.length(), Segment.Role.BODY)));
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String numbered(String word, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> word + i + " ")
                .collect(Collectors.joining());
    }
}
