package org.dateline.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageTest {

    private Instant now = Instant.parse("2025-06-11T09:00:00Z");
    private final Outage outage = new Outage(() -> now);

    @Test
    void failuresOfTheFirstSecondsAreNotTold() {
        assertThat(outage.failed()).isFalse();
        pass(29);
        assertThat(outage.failed()).isFalse();
    }

    @Test
    void whatLastsIsToldOnce() {
        pass(30);

        assertThat(outage.failed()).isTrue();
        assertThat(outage.failed()).isFalse();
        pass(3600);
        assertThat(outage.failed()).isFalse();
    }

    @Test
    void theNextOutageIsToldAgainOnceItLasts() {
        pass(30);
        outage.failed();
        outage.succeeded();

        assertThat(outage.failed()).isFalse();
        pass(30);
        assertThat(outage.failed()).isTrue();
    }

    private void pass(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }
}
