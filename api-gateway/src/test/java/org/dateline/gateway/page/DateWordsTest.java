package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XXXX-WXX-4 | a Thursday, year unknown",
                "PRESENT_REF | now",
                "PAST_REF | in the past",
                "FUTURE_REF | in the future",
                "XXXX-11-10 | 10 November, year unknown",
                "XXXX-05 | May, year unknown",
                "XXXX-SU | summer, year unknown",
                "XXXX-Q3 | third quarter, year unknown",
                "XXXX-WXX-WE | a weekend, date unknown",
                "XXXX-XX-XXTMO | a day, date unknown, morning",
                "2023 | 2023",
                "2023-11 | November 2023",
                "2023-11-10 | 10 November 2023",
                "2023-11-10TNI | 10 November 2023, night",
                "2023-11-10T10:30 | 10 November 2023, 10:30",
                "2023-11-10T10:30+09:00 | 10 November 2023, 10:30+09:00",
                "2023-WI | winter 2023",
                "2023-Q1 | first quarter of 2023",
                "2023-H2 | second half of 2023",
                "2023-W07 | week 7 of 2023",
                "2023-W45-WE | weekend of week 45 of 2023",
                "199 | the 1990s",
                "P1D | 1 day",
                "P2.5Y | 2.5 years",
                "PT30M | 30 minutes",
                "P6M | 6 months",
                "PXH | some hours",
                "P2H | 2 half-years",
                "PXCE | some centuries"
            })
    void valuesHaveWords(String value, String words) {
        assertThat(DateWords.of(value, false)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "XXXX-WXX-1, every Monday",
        "'XXXX-WXX-1TMO', 'every Monday, morning'",
        "XXXX-05, every May",
        "XXXX-SU, every summer",
        "XXXX-XX, every month",
        "P1W, every week",
        "P2D, every 2 days"
    })
    void valuesThatRecurAreToldFromThoseThatDoNot(String value, String words) {
        assertThat(DateWords.of(value, true)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "P", "PT", "P9ZZ", "XXXX-13", "2023-Q9", "T", "<b>", "20"})
    void valuesWithoutWordsStayAsTheyAre(String value) {
        assertThat(DateWords.of(value, false)).isEqualTo(value);
    }
}
