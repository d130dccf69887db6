package org.dateline.database.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "2023, '[2023-01-01,2023-12-31]', 2023-01-01T00:00:00Z",
        "2024-02, '[2024-02-01,2024-02-29]', 2024-02-01T00:00:00Z",
        "2023-11-10, '[2023-11-10,2023-11-10]', 2023-11-10T00:00:00Z",
        "2023-11-10T23:30, '[2023-11-10,2023-11-10]', 2023-11-10T23:30:00Z",
        "2023-11-10T23:30:05-05:00, '[2023-11-10,2023-11-10]', 2023-11-11T04:30:05Z",
        "9999-12-31T23:59-05:00, '[9999-12-31,9999-12-31]', 9999-12-31T23:59:59.999999Z"
    })
    void aPublicationDateMeansDaysAndSortsByAnInstant(String value, String days, String instant) {
        Days.Published published = Days.Published.of(value).orElseThrow();

        assertThat(published.days().range()).isEqualTo(days);
        assertThat(published.instant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000",
                "-0044-03-15",
                "99999",
                "+99999-01-01",
                "2023-13",
                "2023-02-30",
                "soon",
                ""
            })
    void whatIsNoDateOfTheCalendarMeansNoDays(String value) {
        assertThat(Days.Published.of(value)).isEmpty();
        assertThat(Days.between(value, value)).isEmpty();
    }

    @Test
    void daysReachFromTheEarliestToTheLatest() {
        assertThat(Days.between("2023-11-01T10:00", "2023-11-30").map(Days::range))
                .contains("[2023-11-01,2023-11-30]");
        assertThat(Days.between(null, "2023-11-30").map(Days::range))
                .contains("[2023-11-30,2023-11-30]");
        assertThat(Days.between("2023-11-30", "2023-11-01")).isEmpty();
        assertThat(Days.between(null, null)).isEqualTo(Optional.empty());
    }
}
