package org.dateline.enrichment.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.events.DateMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTaggerTest {

    /// A Wednesday.
    static final LocalDate PUBLISHED = LocalDate.of(2024, 5, 15);

    static String tagged(String sentence) {
        return values(DateTagger.english().scan(sentence).resolve(PUBLISHED));
    }

    static String values(List<DateMention> mentions) {
        return mentions.stream()
                .map(mention -> mention.text() + "=" + mention.value())
                .collect(Collectors.joining("; "));
    }

    /// The ids are public: a new name for one would be another rule to those who read events.
    @Test
    void daysThatNoCalendarHasAreNoDates() {
        assertThat(tagged("The pact was signed on Feb 29, 2015, in Lima.")).isEmpty();
        assertThat(tagged("The pact was signed on 31 April 2015 in Lima.")).isEmpty();
    }

    @Test
    void delayAgainstAPlanIsADurationAndNoDate() {
        assertThat(tagged("The tunnel opens in 2031, three years later than promised."))
                .isEqualTo("2031=2031; three years=P3Y");
    }

    @Test
    void yearOfTwoDigitsBelongsToItsDay() {
        assertThat(tagged("The lease ran from 19-Nov-12 on.")).isEqualTo("19-Nov-12=2012-11-19");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    It opened on March 3, 2021.                       | date
                    It opens at 10 a.m. on March 3.                   | time-of-month-day
                    They met on Wednesday night.                      | weekday-part
                    They met on June 18-19, 2019.                     | month-day-of-pair, date
                    Sales rose in the third quarter of 2019.          | quarter-of-year
                    Sales fell in November last year.                 | month-of-shifted-year
                    The form of 03/04/2024 was lost.                  | numeric-date-ambiguous
                    He trains twice a week.                           | times-per-unit
                    Rain fell last week, two years after the drought. | shifted-unit, duration
                    """)
    void everyMentionNamesItsRule(String sentence, String ids) {
        assertThat(DateTagger.english().scan(sentence).resolve(PUBLISHED))
                .extracting(DateMention::rule)
                .containsExactly(ids.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The bridge opened on March 3, 2021, at last. | March 3, 2021=2021-03-03
                    The bridge opened on 3 March 2021.           | 3 March 2021=2021-03-03
                    It opened on the 9th of September 2023.      | 9th of September 2023=2023-09-09
                    Taxes rose in September 2023.                | September 2023=2023-09
                    It was founded in 1987 in Oslo.              | 1987=1987
                    Logged at 2024-06-22T10:00+09:00 sharp.      | 2024-06-22T10:00+09:00=2024-06-22T10:00+09:00
                    Due 06.22.2024 at the latest.                | 06.22.2024=2024-06-22
                    The form of 22/06/24 was lost.               | 22/06/24=2024-06-22
                    Radio was young in the 1920s.                | the 1920s=192
                    Prices doubled in mid-September 2023.        | mid-September 2023=2023-09
                    Spending for fiscal 2022 fell.               | fiscal 2022=2022
                    """)
    void absoluteDatesAreReadInEveryForm(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The minister arrived Tuesday in Lima.        | Tuesday=2024-05-14
                    The minister will arrive on Tuesday.         | Tuesday=2024-05-21
                    The two sides are to meet in November.       | November=2024-11
                    The strike began in November.                | November=2023-11
                    Rain fell last week in the valley.           | last week=2024-W19
                    He retired two years ago.                    | two years ago=2022
                    The vote was postponed until tomorrow.       | tomorrow=2024-05-16
                    They married last November.                  | last November=2023-11
                    """)
    void relativeDatesStandOnThePublicationDate(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The owner could not be reached Thursday.             | Thursday=2024-05-09
                    Neither heir could be located Thursday.              | Thursday=2024-05-09
                    The result could be announced Thursday after talks.  | Thursday=2024-05-16
                    Crowds gathered to mourn the poet on Thursday.       | Thursday=2024-05-09
                    The clubs agreed to replay the final on Thursday.    | Thursday=2024-05-16
                    The pilots had to return on Thursday.                | Thursday=2024-05-16
                    As planned, the shop had been scheduled to shut Thursday. | Thursday=2024-05-09
                    They will appeal against Thursday's verdict.         | Thursday=2024-05-09
                    They will stay home before Thursday's vote.          | Thursday=2024-05-16
                    Ask Will Smith, who sang Thursday.                   | Thursday=2024-05-09
                    The rule lapses May 6. In trading Thursday, Acme closed at $5. | May 6=2024-05-06; Thursday=2024-05-09
                    On Thursday, the large and very old union of dockers plans a march. | Thursday=2024-05-16
                    """)
    void theVerbThatGovernsTellsTheDirection(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The siege lasted six days.                   | six days=P6D
                    A ten-year lease was signed.                 | A ten-year=P10Y
                    Talks took two and a half hours.             | two and a half hours=PT2.5H
                    They waited for several hours.               | several hours=PXH
                    Trains run every Thursday.                   | every Thursday=XXXX-WXX-4
                    The museum is open daily.                    | daily=P1D
                    """)
    void durationsAndRecurrencesKeepTheirMeasure(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Protesters march on the capital.
                    They may win the second game in the fall of a king.
                    Version 2023.1.4 costs $1998 and weighs 2000 grams.
                    Call 555-1998 or 800-555-2024.
                    The score was 3-2 and then 21-19.
                    A 21-year-old student won.
                    April O'Neil scored in the second half.
                    Flight 2023-99-99 was late.
                    """)
    void ordinaryWordsAndNumbersAreNoDates(String sentence) {
        assertThat(tagged(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The fair runs June 18–19 in Bern.            | June 18=2024-06-18; 19=2024-06-19
                    It closed on April 24 and 25.                | April 24=2024-04-24; 25=2024-04-25
                    She governed from 2019 to 2021.              | 2019=2019; 2021=2021
                    The 1998-2003 war cost millions.             | 1998=1998; 2003=2003
                    """)
    void rangesAreTwoMentions(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The train left at 10:35 a.m. on Monday.      | 10:35 a.m. on Monday=2024-05-13T10:35
                    Polls close at 8 p.m. EST.                   | 8 p.m. EST=2024-05-15T20:00
                    Fire broke out Tuesday night.                | Tuesday night=2024-05-14TNI
                    Rain is due this afternoon.                  | this afternoon=2024-05-15TAF
                    They spoke last night.                       | last night=2024-05-14TNI
                    The offer will end at noon Friday.           | noon Friday=2024-05-17T12:00
                    """)
    void timesOfDayTakeTheirDay(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Profit fell in the third quarter.            | the third quarter=2023-Q3
                    Profit rose in the second quarter of 2019.   | the second quarter of 2019=2019-Q2
                    Sales fell in the first half of 2022.        | the first half of 2022=2022-H1
                    It snowed in the winter of 1994.             | the winter of 1994=1994-WI
                    They toured Asia last summer.                | last summer=2023-SU
                    Castles of the 14th century stand there.     | the 14th century=13
                    Shops closed on Thanksgiving Day.            | Thanksgiving Day=2023-11-23
                    Troops left on Christmas Eve 2001.           | Christmas Eve 2001=2001-12-24
                    He died on Good Friday.                      | Good Friday=2024-03-29
                    Output grew in November last year.           | November last year=2023-11
                    """)
    void quartersSeasonsCenturiesAndHolidays(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    He won in 2003. Two years later he lost.     | 2003=2003; Two years later=2005
                    It opened on May 3, 1990. The following day it shut. | May 3, 1990=1990-05-03; The following day=1990-05-04
                    She came in 1972. That year it burned.       | 1972=1972; That year=1972
                    Net rose 4% in the third quarter from a year earlier. | the third quarter=2023-Q3; a year earlier=2022-Q3
                    """)
    void theNarrativeAnchorsWhatGoesOnFromIt(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Prices have now settled.                     | now=PRESENT_REF
                    The dam burst recently.                      | recently=PAST_REF
                    Earlier, the mayor apologised.               | Earlier=PAST_REF
                    This was not so in the past.                 | the past=PAST_REF
                    It may matter in the future.                 | the future=FUTURE_REF
                    """)
    void referencesWithoutAPlaceAreNamed(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @Test
    void everyValueWithAPlaceHasItsFirstAndLastDay() {
        List<DateMention> mentions =
                DateTagger.english()
                        .scan("Founded in February 2024, sold last week, shut at 9:05 a.m. today.")
                        .resolve(PUBLISHED);

        assertThat(mentions)
                .extracting(DateMention::earliest)
                .containsExactly("2024-02-01", "2024-05-06", "2024-05-15T09:05:00");
        assertThat(mentions)
                .extracting(DateMention::latest)
                .containsExactly("2024-02-29", "2024-05-12", "2024-05-15T09:05:59");
        assertThat(mentions)
                .extracting(DateMention::anchor)
                .containsExactly(null, "published:2024-05-15", "published:2024-05-15");
    }

    @Test
    void unknownOrderOfDayAndMonthIsSettledByTheOtherDatesOrFlagged() {
        List<DateMention> open = DateTagger.english().scan("Paid 03/04/2024.").resolve(null);
        List<DateMention> settled =
                DateTagger.english().scan("Paid 03/04/2024, due 25/04/2024.").resolve(null);

        assertThat(open.getFirst().value()).isEqualTo("2024-03-04");
        assertThat(open.getFirst().rule()).isEqualTo("numeric-date-ambiguous");
        assertThat(settled.getFirst().value()).isEqualTo("2024-04-03");
        assertThat(settled.getFirst().rule()).isEqualTo("numeric-date");
    }

    @Test
    void whatNothingAnchorsStaysOpenAndSaysSo() {
        List<DateMention> mentions =
                DateTagger.english().scan("He came Tuesday and leaves next week.").resolve(null);

        assertThat(values(mentions)).isEqualTo("Tuesday=XXXX-WXX-2; next week=XXXX-WXX");
        assertThat(mentions).extracting(DateMention::anchor).containsOnly("unresolved");
        assertThat(mentions).extracting(DateMention::earliest).containsOnlyNulls();
    }

    @Test
    void otherLanguagesKeepTheirDatesInDigitsOnly() {
        assertThat(
                        values(
                                DateTagger.absoluteOnly()
                                        .scan("Am 24.12.2023 um 10 war March now 2024-01-02.")
                                        .resolve(PUBLISHED)))
                .isEqualTo("24.12.2023=2023-12-24; 2024-01-02=2024-01-02");
    }

    @Test
    void withoutAPublicationDateTheNarrativeAnchors() {
        String text = "The visit took place in September 2023. They agreed to meet in November.";
        List<DateMention> mentions = DateTagger.english().scan(text).resolve(null);
        assertThat(values(mentions)).isEqualTo("September 2023=2023-09; November=2023-11");
        assertThat(mentions.get(1).anchor()).isEqualTo("text:24-38");
    }

    /// A year that the text names need not be when it was written.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It will open in 2031. Work began last month.",
                "The plan is for 2031. It will be checked next year.",
                "Founded in 1999, it moved here two years ago.",
                "In 2031 it closes. Rents rose in November last year.",
                "The draft named 2031. Sales fell this quarter."
            })
    void withoutAPublicationDateWhatCountsFromItStaysUnresolved(String text) {
        List<DateMention> mentions = DateTagger.english().scan(text).resolve(null);

        assertThat(mentions.getLast().anchor()).isEqualTo("unresolved");
        assertThat(mentions.getLast().earliest()).isNull();
    }
}
