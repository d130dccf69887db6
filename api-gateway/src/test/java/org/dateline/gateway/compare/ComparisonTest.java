package org.dateline.gateway.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.dateline.gateway.compare.Comparison.Extract;
import org.dateline.gateway.compare.Comparison.Kind;
import org.dateline.gateway.compare.Comparison.Passage;
import org.dateline.gateway.compare.Comparison.Words;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void textsThatDifferInWhiteSpaceOnlyAreTheSame() {
        Comparison comparison =
                Comparison.of(
                        "The port\treopened.\n\nShips wait.",
                        " The port reopened.\r\nShips  wait. ");

        assertThat(comparison.passages()).extracting(Passage::kind).containsExactly(Kind.SAME);
        assertThat(comparison.wordsInBoth()).isEqualTo(5);
        assertThat(comparison.wordsOnlyInA() + comparison.wordsOnlyInB()).isZero();
    }

    @Test
    void changedParagraphIsToldByItsWords() {
        Comparison comparison =
                Comparison.of(
                        "Port reopens\nThe harbour opened on Monday after the storm.\nShips wait.",
                        "Port reopens\nThe harbour opened on Tuesday after the heavy storm.\nShips wait.");

        assertThat(comparison.passages())
                .extracting(Passage::kind)
                .containsExactly(Kind.SAME, Kind.CHANGED, Kind.SAME);
        assertThat(comparison.passages().get(1).words())
                .extracting(ComparisonTest::shown)
                .containsExactly(
                        "SAME The harbour opened on",
                        "ONLY_A Monday",
                        "ONLY_B Tuesday",
                        "SAME after the",
                        "ONLY_B heavy",
                        "SAME storm.");
        assertThat(comparison.wordsOnlyInA()).isEqualTo(1);
        assertThat(comparison.wordsOnlyInB()).isEqualTo(2);
    }

    @Test
    void paragraphThatOnlyOneHasIsItsOwn() {
        Comparison comparison = Comparison.of("One two.\nThree.", "One two.\nAdded here.\nThree.");

        assertThat(comparison.passages())
                .extracting(Passage::kind)
                .containsExactly(Kind.SAME, Kind.ONLY_B, Kind.SAME);
        assertThat(comparison.passages().get(1).b()).isEqualTo(new Extract(9, 20, "Added here."));
    }

    @Test
    void emptyTextSharesNothing() {
        assertThat(Comparison.of("", "\n ").passages()).isEmpty();
        assertThat(Comparison.of("", "A b").wordsOnlyInB()).isEqualTo(2);
    }

    @Property(tries = 300)
    void passagesCoverBothTextsInOrder(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 60) String a,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 60) String b) {
        // c parts words, b parts paragraphs
        String first = a.replace('c', ' ').replace('b', '\n');
        String second = b.replace('c', ' ').replace('b', '\n');

        Comparison comparison = Comparison.of(first, second);

        List<Extract> ofFirst = new ArrayList<>();
        List<Extract> ofSecond = new ArrayList<>();
        for (Passage passage : comparison.passages()) {
            if (passage.kind() == Kind.CHANGED) {
                passage.words().forEach(words -> add(words.a(), words.b(), ofFirst, ofSecond));
            } else {
                add(passage.a(), passage.b(), ofFirst, ofSecond);
            }
        }
        assertThat(words(ofFirst)).isEqualTo(first.strip().replaceAll("\\s+", " "));
        assertThat(words(ofSecond)).isEqualTo(second.strip().replaceAll("\\s+", " "));
        assertThat(ofFirst)
                .allSatisfy(
                        e -> assertThat(first.substring(e.start(), e.end())).isEqualTo(e.text()));
        assertThat(ofSecond)
                .allSatisfy(
                        e -> assertThat(second.substring(e.start(), e.end())).isEqualTo(e.text()));
    }

    @Property(tries = 300)
    void eachSideSeesWhatTheOtherAdds(
            @ForAll @CharRange(from = 'a', to = 'e') @StringLength(max = 40) String a,
            @ForAll @CharRange(from = 'a', to = 'e') @StringLength(max = 40) String b) {
        String first = String.join(" ", a.split("", -1));
        String second = String.join(" ", b.split("", -1));

        Comparison one = Comparison.of(first, second);
        Comparison other = Comparison.of(second, first);

        assertThat(one.wordsInBoth() + one.wordsOnlyInA()).isEqualTo(a.length());
        assertThat(one.wordsInBoth() + one.wordsOnlyInB()).isEqualTo(b.length());
        assertThat(other.wordsInBoth() + other.wordsOnlyInB()).isEqualTo(a.length());
    }

    @Test
    void hostileTextsAreComparedInBoundedWork() {
        String repeated = "na ".repeat(300_000);
        String alternating = "na batman ".repeat(100_000);
        assertThat(Comparison.of(repeated, alternating).wordsInBoth()).isPositive();

        // what lies behind an anchor has an anchor only because the other place lies before it
        String first = staggered("x");
        String second = staggered("y");
        assertThat(Comparison.of(first, second).wordsInBoth()).isPositive();

        String lines =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> i % 2 + "")
                        .collect(Collectors.joining("\n"));
        String others =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> i % 3 + "")
                        .collect(Collectors.joining("\n"));
        Comparison comparison = Comparison.of(lines, others);
        assertThat(comparison.wordsInBoth() + comparison.wordsOnlyInA()).isEqualTo(200_000);
    }

    private static String staggered(String between) {
        return IntStream.range(0, 50_000)
                .mapToObj(i -> "w" + i + " " + between + " w" + Math.max(0, i - 2))
                .collect(Collectors.joining(" "));
    }

    private static String shown(Words words) {
        Extract part = words.a() != null ? words.a() : words.b();
        return words.kind() + " " + (part == null ? "" : part.text());
    }

    private static void add(Extract a, Extract b, List<Extract> ofFirst, List<Extract> ofSecond) {
        if (a != null) {
            ofFirst.add(a);
        }
        if (b != null) {
            ofSecond.add(b);
        }
    }

    private static String words(List<Extract> parts) {
        return parts.stream()
                .map(e -> e.text().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }
}
