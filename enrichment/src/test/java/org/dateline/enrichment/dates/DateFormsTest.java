package org.dateline.enrichment.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.enrichment.dates.DateTaggerTest.PUBLISHED;
import static org.dateline.enrichment.dates.DateTaggerTest.tagged;

import java.util.List;
import org.dateline.events.DateMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The lock opened 9-Sep-2023 at last.          | 9-Sep-2023=2023-09-09
                    The lock opened Sept. 9th.                   | Sept. 9th=2023-09-09
                    The lock opened 2023/09/09 or 2023.09.09.    | 2023/09/09=2023-09-09; 2023.09.09=2023-09-09
                    The lock opened 22-06-2023 or 6/22/2023.     | 22-06-2023=2023-06-22; 6/22/2023=2023-06-22
                    It broke at 2024-06-22T10:00:30Z.            | 2024-06-22T10:00:30Z=2024-06-22T10:00:30Z
                    It broke at 2024-06-22 10:00 sharp.          | 2024-06-22 10:00=2024-06-22T10:00
                    The mayor died early on Tuesday.             | early on Tuesday=2024-05-14
                    They grew up in the late '80s.               | the late '80s=198
                    Security has grown since 9/11.               | 9/11=2001-09-11
                    """)
    void dayMonthAndYearComeInManyOrders(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The fair runs 18-19 June 2021.               | 18=2021-06-18; 19 June 2021=2021-06-19
                    The fair ran June 18–19, 2021.               | June 18=2021-06-18; 19, 2021=2021-06-19
                    Prices fell in May and June 2021.            | May=2021-05; June 2021=2021-06
                    It shut from December to March 2021.         | December=2020-12; March 2021=2021-03
                    It shut from June 30 to July 2, 2021.        | June 30=2021-06-30; July 2, 2021=2021-07-02
                    The 2021-22 season was short.                | 2021=2021; 22=2022
                    Between 2010 and 2012 it doubled.            | 2010=2010; 2012=2012
                    """)
    void aPairSharesItsYear(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Sales rose in Q3 2023 and fell in Q1.        | Q3 2023=2023-Q3; Q1=2024-Q1
                    Sales rose in 3Q23.                          | 3Q23=2023-Q3
                    The group doubled its profit in H1 2024.     | H1 2024=2024-H1
                    The deficit of FY2021 beat that of FY 20.    | FY2021=2021; FY 20=2020
                    Outlays for the 2022 fiscal year fell.       | 2022 fiscal year=2022
                    The Q2Q feed and the H3 building stay.       | ''
                    """)
    void businessPeriodsHaveShortForms(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The choir sings twice a week.                | twice a week=P1W
                    The dam is checked three times per year.     | three times per year=P1Y
                    He calls once every two months.              | once every two months=P2M
                    Shops close every other Sunday.              | every other Sunday=XXXX-WXX-7
                    """)
    void recurrencesMayBeCounted(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The blackout lasted half an hour.            | half an hour=PT30M
                    She led the firm for a quarter-century.      | a quarter-century=P25Y
                    Half a century ago the mine shut.            | Half a century ago=1974
                    The trial took a year and a half.            | a year and a half=P1Y6M
                    He waited 5 1/2 hours and 2.2 years.         | 5 1/2 hours=PT5.5H; 2.2 years=P2.2Y
                    A two-year-old ceasefire collapsed.          | A two-year-old=P2Y
                    A two-year-old pony collapsed.               | ''
                    The vote took around two hours.              | two hours=PT2H
                    It took only two hours, nearly three days.   | two hours=PT2H; nearly three days=P3D
                    The lights failed around 7:15 p.m. Monday.   | around 7:15 p.m. Monday=2024-05-13T19:15
                    The rope snapped seconds before it landed.   | seconds=PTXS
                    """)
    void partsOfAUnitAreMeasured(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The rematch is a week from Monday.           | a week from Monday=2024-05-27
                    The lease ends five years from today.        | five years from today=2029
                    The siege ended on day 45 of the strike.     | day 45=2024-05-15
                    It was the third day of the blockade.        | the third day=2024-05-15
                    Fares rise at month's end, not at year-end.  | month's end=2024-05; year-end=2024
                    Sales fell in the last half of 1989.         | the last half of 1989=1989-H2
                    Profit doubled in H1 on higher fees.         | H1=2024-H1
                    The hearing is on 10/29 at noon.             | 10/29 at noon=2024-10-29T12:00
                    The parade is held every spring.             | every spring=XXXX-SP
                    Prices eased over the past month.            | the past month=2024-04
                    The strike may last months.                  | months=PXM
                    """)
    void countsAndEndsAndShortFormsHaveAPlace(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Fans await the draw on Friday.               | Friday=2024-05-17
                    A storm warning for Friday covers the coast. | Friday=2024-05-17
                    The two meet Monday in Rome.                 | Monday=2024-05-20
                    The rivals play on Sunday.                   | Sunday=2024-05-19
                    It had been due to expire Friday.            | Friday=2024-05-10
                    The farm show is on until August.            | August=2024-08
                    They bought the mill in November.            | November=2023-11
                    It goes to holders of record June 30.        | June 30=2024-06-30
                    """)
    void cuesTellWhatLiesAhead(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Dial in at 8:00 AM U.S. Eastern Time on March 18, 2025. | 8:00 AM U.S. Eastern Time on March 18, 2025=2025-03-18T08:00
                    Doors will open at 9:30 a.m. Eastern on Friday. | 9:30 a.m. Eastern on Friday=2024-05-17T09:30
                    It struck at 10 a.m. local time Tuesday.     | 10 a.m. local time Tuesday=2024-05-14T10:00
                    It broke out in the early hours of Thursday. | the early hours of Thursday=2024-05-09TMO
                    """)
    void aTimeAndItsZoneAreOne(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She won the race in 2:04:11.",
                "He scored twice in the first quarter of the game.",
                "No one has run a sub-two-hour race here.",
                "The treaty was dated Feb 29, 2015."
            })
    void lengthsAndGamesAndImpossibleDaysAreNoDates(String sentence) {
        assertThat(tagged(sentence)).isEmpty();
    }

    @Test
    void aYearOfTheTextAnchorsOnlyWhatGoesOnFromIt() {
        assertThat(tagged("He played in 1968, 1970 and 1974 and retired last May."))
                .endsWith("last May=2023-05");
        assertThat(
                        DateTaggerTest.values(
                                DateTagger.english()
                                        .scan("The plan names 2031. The vote is in November.")
                                        .resolve(null)))
                .isEqualTo("2031=2031; November=XXXX-11");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The tour ends the week of June 3.            | the week of June 3=2024-W23
                    They wed on the weekend of June 8.           | the weekend of June 8=2024-W23-WE
                    Snow fell on the night of April 3.           | the night of April 3=2024-04-03TNI
                    The court will sit on Monday of next week.   | Monday of next week=2024-05-20
                    The court sat Friday last week.              | Friday last week=2024-05-10
                    Queues formed on Black Friday.               | Black Friday=2023-11-24
                    """)
    void partsOfAPeriodTakeItsDate(String sentence, String expected) {
        assertThat(tagged(sentence)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Resolution 1973 and Flight 1998 were cited.
                    A 2000-seat hall runs Windows 2000.
                    The Sunday Times, USA Today and the Today show reported it.
                    He hosts "This Week" for the network.
                    The Winter Olympics and the Summer Games paid off.
                    Theresa May and May Johnson argued, and May lost.
                    Dial +1 212-555-2024 or 0800 1998.
                    The iOS 17.4.1 release cost €1999.
                    """)
    void namesAndCodesAreNoDates(String sentence) {
        assertThat(tagged(sentence)).isEmpty();
    }

    @Test
    void aHistoryGoesOnInItsOwnYearsWhateverYearItIsPublished() {
        String siege =
                "The siege began in October 1912. On November 3 the forts fell, and in March the"
                        + " city gave in. Founded in 1361, it rose again in 1920. The next day the army left.";
        String expected =
                "October 1912=1912-10; November 3=1912-11-03; March=1913-03; 1361=1361;"
                        + " 1920=1920; The next day=1912-11-04";

        assertThat(tagged(siege)).isEqualTo(expected);
        assertThat(DateTaggerTest.values(DateTagger.english().scan(siege).resolve(null)))
                .isEqualTo(expected);
    }

    @Test
    void newsThatLooksBackStillStandsOnItsPublication() {
        assertThat(
                        tagged(
                                "The forts fell in 1912, 1915 and 1920. A plaque was unveiled"
                                        + " Tuesday, and in March a hall had opened."))
                .endsWith("Tuesday=2024-05-14; March=2024-03");
    }

    @Test
    void everyMentionNamesItsRuleAndWhatItStandsOn() {
        List<DateMention> mentions =
                DateTagger.english()
                        .scan("Built in 1990, it shut two years later and burned last week.")
                        .resolve(PUBLISHED);

        assertThat(mentions)
                .extracting(DateMention::rule)
                .containsExactly("year", "units-later", "shifted-unit");
        assertThat(mentions)
                .extracting(DateMention::anchor)
                .containsExactly(null, "text:9-13", "published:2024-05-15");
    }

    @Test
    void scanningTwiceGivesTheSame() {
        String text =
                "On 03/04/2024 they met; a year earlier, on the night of May 2, they had not.";

        assertThat(DateTagger.english().scan(text).resolve(PUBLISHED))
                .isEqualTo(DateTagger.english().scan(text).resolve(PUBLISHED));
    }
}
