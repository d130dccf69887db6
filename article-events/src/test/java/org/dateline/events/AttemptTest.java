package org.dateline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

    @Test
    void whatIsNotedIsReadAgain() {
        Stream.of(Attempt.NONE, Attempt.TOGETHER, Attempt.FEW, Attempt.ALONE, Attempt.ALONE.again())
                .forEach(attempt -> assertThat(Attempt.of(attempt.metadata())).isEqualTo(attempt));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "alone", "alone=0", "alone=9999", "together=-1", "alone=1 ", "other"})
    void metadataOfOthersSayNothing(String metadata) {
        assertThat(Attempt.of(metadata)).isEqualTo(Attempt.NONE);
    }

    @Test
    void aRecordIsRejectedAfterTwoDeathsOnItAlone() {
        Attempt first = Attempt.FEW.again();
        Attempt second = first.again();
        Attempt third = second.again();

        assertThat(first).isEqualTo(Attempt.ALONE);
        assertThat(Stream.of(Attempt.TOGETHER, Attempt.FEW, first, second))
                .noneMatch(Attempt::isForRejection);
        assertThat(third).matches(Attempt::isForRejection).matches(a -> !a.isUnreadable());
    }

    @Test
    void aRecordThatCanNotEvenBeReadForItsRejectionIsPassedOver() {
        Attempt fourth = new Attempt(Attempt.InHand.ALONE, 3).again();

        assertThat(fourth).matches(Attempt::isForRejection).matches(Attempt::isUnreadable);
    }

    @Test
    void recordsAreSuspiciousOnceThreeProcessesBeganInVain() {
        Attempt first = Attempt.NONE.together();
        Attempt second = first.together();
        Attempt third = second.together();

        assertThat(first).isEqualTo(Attempt.TOGETHER);
        assertThat(Stream.of(Attempt.NONE, first, second)).noneMatch(Attempt::isSuspicious);
        assertThat(Stream.of(third, third.again(), third.again().again()))
                .allMatch(Attempt::isSuspicious);
    }

    @Test
    void suspiciousRecordsAreTakenAFewAtATimeBeforeOneAtATime() {
        assertThat(new Attempt(Attempt.InHand.TOGETHER, 9).again()).isEqualTo(Attempt.FEW);
        assertThat(Attempt.FEW.again()).isEqualTo(Attempt.ALONE);
    }

    @Test
    void deathsWithOthersInHandAreNoReasonToReject() {
        assertThat(
                        Stream.of(
                                new Attempt(Attempt.InHand.TOGETHER, 9),
                                new Attempt(Attempt.InHand.FEW, 9)))
                .noneMatch(Attempt::isForRejection);
    }
}
