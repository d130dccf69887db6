package org.dateline.enrichment.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.events.DateMention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    Flight 2023-99-99 was late.
                    """)
    void ordinaryWordsAndNumbersAreNoDates(String sentence) {
        assertThat(tagged(sentence)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void withoutAPublicationDateTheNarrativeAnchors() {
        String text = "The visit took place in September 2023. They agreed to meet in November.";
        List<DateMention> mentions = DateTagger.english().scan(text).resolve(null);
        assertThat(values(mentions)).isEqualTo("September 2023=2023-09; November=2023-11");
        assertThat(mentions.get(1).anchor()).isEqualTo("text:24-38");
    }
}
