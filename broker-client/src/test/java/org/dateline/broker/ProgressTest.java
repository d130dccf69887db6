package org.dateline.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final TopicPartition ONE = new TopicPartition("articles", 1);
    private static final TopicPartition TWO = new TopicPartition("articles", 2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Progress progress = new Progress();

    @Test
    void recordsThatNobodyTakesAreAStandstillOnceTheyWaitedLongEnough() {
        look(lag(5, 3), Duration.ZERO);
        look(lag(5, 4), Duration.ofSeconds(59));
        assertThat(progress.standstill(MINUTE)).isEmpty();

        look(lag(5, 9), Duration.ofSeconds(1));
        assertThat(progress.standstill(MINUTE))
                .get()
                .extracting(Progress.Standstill::line)
                .asString()
                .contains("9 records of articles-1")
                .contains("offset 5")
                .contains("60 s");
    }

    @Test
    void aStepForwardEndsAStandstill() {
        look(lag(5, 3), Duration.ZERO);
        look(lag(5, 3), MINUTE);
        look(lag(6, 2), Duration.ofSeconds(1));
        assertThat(progress.standstill(MINUTE)).isEmpty();
    }

    @Test
    void whatIsConsumedMayRestForEver() {
        look(lag(5, 0), Duration.ZERO);
        look(lag(5, 0), MINUTE.multipliedBy(100));
        assertThat(progress.standstill(MINUTE)).isEmpty();
    }

    @Test
    void timeThatNobodyLookedDoesNotCount() {
        look(lag(5, 3), Duration.ZERO);
        look(lag(5, 3), Duration.ofSeconds(59));
        look(lag(5, 3), Duration.ZERO);
        assertThat(progress.standstill(MINUTE)).isEmpty();
    }

    @Test
    void onePartitionThatStandsStillIsSeenWhileAnotherMoves() {
        progress.note(Map.of(ONE, lag(5, 3), TWO, lag(0, 100)), Duration.ZERO);
        progress.note(Map.of(ONE, lag(5, 3), TWO, lag(50, 50)), MINUTE);
        assertThat(progress.standstill(MINUTE))
                .get()
                .extracting(Progress.Standstill::partition)
                .isEqualTo(ONE);
    }

    private void look(PartitionLag lag, Duration elapsed) {
        progress.note(Map.of(ONE, lag), elapsed);
    }

    private static PartitionLag lag(long next, long records) {
        return new PartitionLag(next, records);
    }
}
