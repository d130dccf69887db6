package org.dateline.enrichment.published;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-03-09 07:05:00 +0200                                   | 2024-03-09T07:05:00+02:00
                    2024-03-09 07:05 EST                                        | 2024-03-09T07:05-05:00
                    2024-03-09T07:05:00.123-0530                                | 2024-03-09T07:05:00-05:30
                    2024-03-09 07:05:00                                         | 2024-03-09T07:05:00
                    Sat, 09 Mar 2024 07:05:00 EST                               | 2024-03-09T07:05:00-05:00
                    Sat, 9 Mar 24 07:05:00 +0100                                | 2024-03-09T07:05:00+01:00
                    Sat, 9 Mar 24 07:05 GMT                                     | 2024-03-09T07:05Z
                    Sat Mar 09 2024 07:05:00 GMT+0100 (Central European Time)   | 2024-03-09T07:05:00+01:00
                    20240309T070500Z                                            | 2024-03-09T07:05:00Z
                    20240309070500                                              | 2024-03-09T07:05:00
                    20240309                                                    | 2024-03-09
                    1709967900                                                  | 2024-03-09T07:05:00Z
                    1709967900123                                               | 2024-03-09T07:05:00Z
                    9. März 2024                                                | 2024-03-09
                    Samstag, 9. März 2024                                       | 2024-03-09
                    1er août 2023                                               | 2023-08-01
                    9 de marzo de 2024                                          | 2024-03-09
                    9 de março de 2024                                          | 2024-03-09
                    9 maggio 2024                                               | 2024-05-09
                    9 maart 2024                                                | 2024-03-09
                    9 марта 2024 г.                                             | 2024-03-09
                    9 березня 2024                                              | 2024-03-09
                    9 sierpnia 2024                                             | 2024-08-09
                    9 Ağustos 2024                                              | 2024-08-09
                    2024年3月9日                                                | 2024-03-09
                    2024년 3월 9일                                              | 2024-03-09
                    """)
    void dateIsReadInTheFormsThatSourcesWrite(String written, String iso) {
        assertThat(WrittenTime.iso(written)).contains(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20241399",
                "2024-02-30 10:00:00 +0200",
                "10 Foo 2024",
                "31 Feb 24 07:05 GMT",
                "20240309T250000Z",
                "soon",
                ""
            })
    void whatNoCalendarHasIsNoDate(String written) {
        assertThat(WrittenTime.iso(written)).isEmpty();
    }
}
