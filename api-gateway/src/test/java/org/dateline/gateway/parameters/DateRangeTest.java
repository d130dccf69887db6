package org.dateline.gateway.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-01, 2023-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-11-10, 2023-11-10, 2023-11-10",
        "2023-11-01..2023-11-30, 2023-11-01, 2023-11-30",
        "2023-11/2024, 2023-11-01, 2024-12-31",
        "0001, 0001-01-01, 0001-12-31"
    })
    void dateMeansAllItsDays(String text, LocalDate first, LocalDate last) {
        assertThat(DateRange.ofRange(text)).isEqualTo(new DateRange(first, last));
    }

    @ParameterizedTest
    @CsvSource({"2023-11.., 2023-11-01,", "..2023-11,, 2023-11-30"})
    void rangeMayBeOpen(String text, LocalDate first, LocalDate last) {
        assertThat(DateRange.ofRange(text)).isEqualTo(new DateRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "/",
                "2023/",
                "20231110",
                "2023-1",
                "2023-02-29",
                "2023-00",
                "0000",
                "12023",
                "-2023",
                "2023-11-10T10:00",
                "yesterday",
                "2024..2023",
                "٢٠٢٣",
                "2023-11-01..2023-11-30..2024"
            })
    void everythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.ofRange(text));
    }

    @Property
    void anyTextIsRefusedOrInOrder(@ForAll String text) {
        try {
            DateRange range = DateRange.ofRange(text);
            assertThat(range.first()).isBeforeOrEqualTo(range.last());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("must be a date");
        }
    }
}
