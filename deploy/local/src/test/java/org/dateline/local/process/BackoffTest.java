package org.dateline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));

    @Test
    void eachFailureInARowDoublesTheWait() {
        assertThat(BACKOFF.delay(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BACKOFF.delay(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BACKOFF.delay(5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(BACKOFF.delay(6)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void havingRunWellForgetsEarlierFailures() {
        assertThat(BACKOFF.failures(7, Duration.ofMinutes(2))).isEqualTo(1);
        assertThat(BACKOFF.failures(7, Duration.ofSeconds(2))).isEqualTo(8);
    }

    @Property
    void theWaitGrowsAndStaysWithinItsLimits(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE - 1) int failures) {
        Duration delay = BACKOFF.delay(failures);

        assertThat(delay).isBetween(BACKOFF.first(), BACKOFF.longest());
        assertThat(BACKOFF.delay(failures + 1)).isGreaterThanOrEqualTo(delay);
    }
}
