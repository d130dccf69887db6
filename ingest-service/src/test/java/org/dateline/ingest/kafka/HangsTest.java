package org.dateline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// When a reader is taken for one that does not come back.
class HangsTest {

    private final Hangs hangs = new Hangs();
    private final AtomicInteger told = new AtomicInteger();

    private boolean hangsWithin(int looks) {
        for (int i = 0; i < looks; i++) {
            if (hangs.hasOne()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aStepThatDoesNotEndIsAHangAndWhoReadsIsTold() {
        hangs.watch(() -> Optional.of(7L), told::incrementAndGet);
        assertThat(hangsWithin(90)).isFalse();
        assertThat(told).hasValue(0);
        assertThat(hangsWithin(1)).isTrue();
        assertThat(told).hasValue(1);
    }

    @Test
    void stepsThatRiseAndPausesAreNone() {
        AtomicLong step = new AtomicLong();
        hangs.watch(() -> Optional.of(step.incrementAndGet()), told::incrementAndGet);
        hangs.watch(Optional::empty, told::incrementAndGet);
        hangs.watch(() -> Optional.of(7L), told::incrementAndGet).close();
        assertThat(hangsWithin(1000)).isFalse();
        assertThat(told).hasValue(0);
    }
}
