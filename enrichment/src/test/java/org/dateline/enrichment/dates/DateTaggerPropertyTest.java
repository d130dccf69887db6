package org.dateline.enrichment.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import org.dateline.events.DateMention;

class DateTaggerPropertyTest {

    /// No rule looks at more tokens than this for each character of text.
    private static final int STEPS_PER_CHARACTER = 150;

    private static final List<String> PIECES =
            List.of(
                    "the",
                    "last",
                    "next",
                    "this",
                    "every",
                    "two",
                    "nineteen",
                    "ninety-six",
                    "1996",
                    "31",
                    "29",
                    "2",
                    "0",
                    "99999999999",
                    "1,000",
                    "1/2",
                    "½",
                    "½",
                    "st",
                    "th",
                    "January",
                    "Feb.",
                    "29",
                    "May",
                    "Sept",
                    "Tuesday",
                    "Tues.",
                    "mondays",
                    "week",
                    "weeks",
                    "year",
                    "quarter",
                    "third",
                    "half",
                    "decade",
                    "century",
                    "ago",
                    "earlier",
                    "later",
                    "before",
                    "from",
                    "now",
                    "noon",
                    "midnight",
                    "p.m.",
                    "EST",
                    "of",
                    "in",
                    "until",
                    "at",
                    ",",
                    ".",
                    "-",
                    "–",
                    "/",
                    ":",
                    "'",
                    "’s",
                    "s",
                    "T",
                    "2024-06-22",
                    "06.22.2024",
                    "2023-99-99",
                    "0000-00-00",
                    "+09:00",
                    "10:30",
                    "Thanksgiving",
                    "Christmas Eve",
                    "fiscal",
                    "mid",
                    "early",
                    "\n\n",
                    "will",
                    "said",
                    "to",
                    "meet",
                    "several",
                    "a",
                    "few",
                    "dozen",
                    "hundred",
                    "million",
                    "day",
                    "night",
                    "weekend",
                    "summer",
                    "old",
                    "'90s",
                    "the 1990s",
                    "today");

    @Provide
    Arbitrary<String> timeTalk() {
        Arbitrary<String> gap = Arbitraries.of(" ", " ", " ", "", "\n");
        return Arbitraries.of(PIECES)
                .flatMap(piece -> gap.map(space -> piece + space))
                .list()
                .ofMaxSize(60)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<LocalDate> anyDay() {
        return Dates.dates().between(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
    }

    @Property
    void mentionsAreSpansOfTheTextInOrderAndApart(
            @ForAll("timeTalk") String text, @ForAll("anyDay") LocalDate published) {
        int end = 0;
        for (DateMention mention : DateTagger.english().scan(text).resolve(published)) {
            assertThat(mention.start()).isGreaterThanOrEqualTo(end);
            assertThat(mention.text()).isEqualTo(text.substring(mention.start(), mention.end()));
            assertThat(mention.text().strip()).isEqualTo(mention.text());
            end = mention.end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }

    @Property
    void earliestIsNeverAfterLatest(
            @ForAll("timeTalk") String text, @ForAll("anyDay") LocalDate published) {
        for (DateMention mention : DateTagger.english().scan(text).resolve(published)) {
            if (mention.earliest() != null) {
                assertThat(mention.earliest()).isLessThanOrEqualTo(mention.latest());
                assertThat(mention.earliest()).matches("[0-9]{4}-.+");
                assertThat(mention.latest()).matches("[0-9]{4}-.+");
            }
        }
    }

    @Example
    void aPeriodThatRunsPastYear9999EndsWithIt() {
        LocalDate lastDay = LocalDate.of(9999, 12, 31);

        assertThat(DateTagger.english().scan("This century, this weekend.").resolve(lastDay))
                .extracting(DateMention::earliest, DateMention::latest)
                .containsExactly(
                        tuple("9901-01-01", "9999-12-31"), tuple("9999-12-31", "9999-12-31"));
    }

    @Property
    void theSameTextGivesTheSameMentions(@ForAll("timeTalk") String text) {
        DateScan scan = DateTagger.english().scan(text);

        assertThat(scan.resolve(null)).isEqualTo(scan.resolve(null));
        assertThat(DateTagger.english().scan(text).resolve(null)).isEqualTo(scan.resolve(null));
    }

    @Property
    void anyStringAtAllIsRead(@ForAll String text) {
        DateTagger.english().scan(text).resolve(null);
        DateTagger.absoluteOnly().scan(text).resolve(LocalDate.of(2024, 1, 1));
    }

    @Property
    void workGrowsWithTheTextAlone(@ForAll("timeTalk") String text) {
        DateScan scan = DateTagger.english().scan(text.repeat(20));

        assertThat(scan.steps())
                .isLessThanOrEqualTo(STEPS_PER_CHARACTER * (20L * text.length() + 10));
    }

    @Property
    void workGrowsWithTheTextAloneHoweverOneWordIsRepeated(
            @ForAll @IntRange(min = 0, max = 90) int piece, @ForAll boolean spaced) {
        String word = PIECES.get(piece % PIECES.size()) + (spaced ? " " : "");
        String text = word.repeat(2_000);

        assertThat(DateTagger.english().scan(text).steps())
                .isLessThanOrEqualTo((long) STEPS_PER_CHARACTER * text.length() + 1_000);
    }
}
