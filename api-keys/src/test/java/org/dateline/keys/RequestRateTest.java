package org.dateline.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {

    private final AtomicLong time = new AtomicLong();

    @Test
    void afterABurstRequestsAreLetInEvenly() {
        RequestRate rate = new RequestRate(10, time::get);
        for (int i = 0; i < 20; i++) {
            assertThat(rate.take()).isZero();
        }

        assertThat(rate.take()).isEqualTo(Duration.ofMillis(100));
        time.addAndGet(Duration.ofMillis(99).toNanos());
        assertThat(rate.take()).isPositive().isLessThan(Duration.ofMillis(2));
        time.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isPositive();
    }

    @Test
    void aPauseOfAnyLengthEarnsOneBurst() {
        RequestRate rate = new RequestRate(1, time::get);
        time.addAndGet(Duration.ofDays(30).toNanos());

        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isEqualTo(Duration.ofSeconds(1));
    }
}
