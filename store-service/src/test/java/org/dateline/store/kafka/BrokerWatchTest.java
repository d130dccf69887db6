package org.dateline.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private double received;
    private boolean broken;
    private final BrokerWatch watch = new BrokerWatch(this::received, () -> now);

    private double received() {
        if (broken) {
            throw new IllegalStateException("this consumer has no metrics just now");
        }
        return received;
    }

    @Test
    void aBrokerIsHeardUntilNothingCameForFifteenSeconds() {
        watch.look();
        assertThat(watch.hears()).isFalse();

        received = 100;
        watch.look();
        assertThat(watch.hears()).isTrue();

        now = now.plusSeconds(14);
        watch.look();
        assertThat(watch.hears()).isTrue();

        now = now.plusSeconds(1);
        watch.look();
        assertThat(watch.hears()).isFalse();
    }

    @Test
    void aLookThatFailsEndsNothing() {
        broken = true;
        watch.look();
        watch.look();
        assertThat(watch.hears()).isFalse();

        broken = false;
        received = 100;
        watch.look();
        assertThat(watch.hears()).isTrue();
    }

    /// A consumer that was made anew counts from zero.
    @Test
    void aConsumerThatIsReplacedIsHeard() {
        received = 100;
        watch.look();
        now = now.plusSeconds(20);
        received = 0;
        watch.look();
        assertThat(watch.hears()).isFalse();

        received = 10;
        watch.look();
        assertThat(watch.hears()).isTrue();
    }
}
