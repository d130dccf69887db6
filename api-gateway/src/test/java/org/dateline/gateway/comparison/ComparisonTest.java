package org.dateline.gateway.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dateline.gateway.comparison.Block.Kind;
import org.dateline.gateway.comparison.Block.Part;
import org.dateline.gateway.comparison.Block.Side;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void changedWordsAreTold() {
        Comparison comparison =
                Comparison.of(
                        "The ferry sank.\n\nNobody was hurt, the mayor said.",
                        "The ferry sank.\n\nNobody was drowned, the mayor of Oslo said.");

        assertThat(comparison.blocks())
                .extracting(Block::kind)
                .containsExactly(Kind.SAME, Kind.CHANGED);
        assertThat(comparison.blocks().get(1).parts())
                .extracting(Part::in, Part::text)
                .containsExactly(
                        tuple(Side.BOTH, "Nobody was"),
                        tuple(Side.FIRST, "hurt,"),
                        tuple(Side.SECOND, "drowned,"),
                        tuple(Side.BOTH, "the mayor"),
                        tuple(Side.SECOND, "of Oslo"),
                        tuple(Side.BOTH, "said."));
        assertThat(comparison)
                .extracting(Comparison::sharedWords, Comparison::firstAdds, Comparison::secondAdds)
                .containsExactly(8, 1, 3);
    }

    @Test
    void whatWasCutIsOfTheFirstAlone() {
        Comparison comparison = Comparison.of("One.\nTwo.\nThree.", "One.\nTwo.");
        assertThat(comparison.blocks())
                .extracting(Block::kind)
                .containsExactly(Kind.SAME, Kind.FIRST_ONLY);
        assertThat(comparison.secondAdds()).isZero();
    }

    @Test
    void whatOnlyMovedAddsNothing() {
        Comparison comparison = Comparison.of("A b.\nC d.\nE f.", "C d.\nE f.\nA b.");
        assertThat(comparison.firstAdds()).isZero();
        assertThat(comparison.secondAdds()).isZero();
        assertThat(comparison.sharedWords()).isEqualTo(6);
        assertThat(comparison.blocks()).extracting(Block::kind).contains(Kind.MOVED);
    }

    @Test
    void emptyTextsHaveNothing() {
        assertThat(Comparison.of("", " \n").blocks()).isEmpty();
    }

    @Property
    void everyWordIsCountedOnce(
            @ForAll @Size(max = 40) List<@IntRange(max = 6) Integer> first,
            @ForAll @Size(max = 40) List<@IntRange(max = 6) Integer> second) {
        Comparison comparison = Comparison.of(text(first), text(second));
        int lines = words(text(first));
        assertThat(comparison.sharedWords() + comparison.firstAdds()).isEqualTo(lines);
    }

    @Property
    void alignmentRisesAndMatchesOnlyTheSame(
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> first,
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> second) {
        List<String> some = first.stream().map(String::valueOf).toList();
        List<String> others = second.stream().map(String::valueOf).toList();
        int last = -1;
        int[] matches = Alignment.of(some, others);
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                assertThat(matches[i]).isGreaterThan(last);
                assertThat(others.get(matches[i])).isEqualTo(some.get(i));
                last = matches[i];
            }
        }
    }

    /// Half a million words of one letter each: whatever grew with the square would not end.
    @Test
    void hostileTextsOfAMebibyteAreCompared() {
        for (int letters : List.of(1, 2, 26)) {
            String first = letters(1, letters);
            String second = letters(2, letters);
            Comparison comparison = Comparison.of(first, second);
            assertThat(comparison.sharedWords() + comparison.firstAdds()).isEqualTo(words(first));
        }
    }

    @Test
    void reversedTextsOfManyWordsAreCompared() {
        List<String> words = new Random(3).ints(150_000).mapToObj(Integer::toString).toList();
        String first = String.join(" ", words);
        String second = String.join(" ", words.reversed());
        Comparison comparison = Comparison.of(first, second);
        assertThat(comparison.sharedWords() + comparison.secondAdds()).isEqualTo(150_000);
    }

    private static String letters(int seed, int letters) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 << 19; i++) {
            text.append((char) ('a' + random.nextInt(letters))).append(' ');
        }
        return text.append(seed).toString();
    }

    /// A paragraph for every third number.
    private static String text(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> "w" + number + (number % 3 == 0 ? "\n" : " "))
                .collect(Collectors.joining());
    }

    private static int words(String text) {
        return (int) Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).count();
    }
}
