package org.dateline.gateway.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {

    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
        "2024-02, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "2023-11-10, 2023-11-10T00:00:00Z, 2023-11-11T00:00:00Z",
        "2023-11-10T09:30Z, 2023-11-10T09:30:00Z, 2023-11-10T09:31:00Z",
        "2023-11-10T09:30:15+02:00, 2023-11-10T07:30:15Z, 2023-11-10T07:30:16Z",
        "2023-11-10T09:30 02:00, 2023-11-10T07:30:00Z, 2023-11-10T07:31:00Z",
        "2023-11-10T23:00-05:00..2023-11-11, 2023-11-11T04:00:00Z, 2023-11-12T00:00:00Z",
        "2023.., 2023-01-01T00:00:00Z,",
        "..2023-11-10T09:30Z, , 2023-11-10T09:31:00Z"
    })
    void timeMeansAllThatItNames(String text, Instant start, Instant end) {
        assertThat(TimeRange.of(text)).isEqualTo(new TimeRange(start, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "2023-11-10T09:30",
                "2023-11-10T25:00Z",
                "2023-02-30T09:30Z",
                "2023-11-10 09:30Z",
                "0000-01-01T00:00Z",
                "2023-11-10T09:30Z+02:00",
                "2023-11-10T09:30+99:00",
                "yesterday",
                "2024..2023",
                "2023..2024..2025"
            })
    void everythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeRange.of(text));
    }

    @Property
    void anyTextIsRefusedOrInOrder(@ForAll String text) {
        try {
            TimeRange range = TimeRange.of(text);
            assertThat(range.start()).isBefore(range.end());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("must be a date");
        }
    }
}
