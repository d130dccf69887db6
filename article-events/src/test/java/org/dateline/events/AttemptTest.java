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
        Stream.of(Attempt.NONE, Attempt.TOGETHER, Attempt.ALONE, Attempt.ALONE.again())
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
        Attempt first = Attempt.TOGETHER.again();
        Attempt second = first.again();
        Attempt third = second.again();

        assertThat(first).isEqualTo(Attempt.ALONE);
        assertThat(Stream.of(Attempt.TOGETHER, first, second)).noneMatch(Attempt::isForRejection);
        assertThat(third).matches(Attempt::isForRejection).matches(a -> !a.isUnreadable());
    }

    @Test
    void aRecordThatCanNotEvenBeReadForItsRejectionIsPassedOver() {
        Attempt fourth = new Attempt(true, 3).again();

        assertThat(fourth).matches(Attempt::isForRejection).matches(Attempt::isUnreadable);
    }

    @Test
    void recordsAreSuspiciousOnceFourProcessesBeganInVain() {
        Attempt first = Attempt.NONE.together();
        Attempt third = first.together().together();
        Attempt fourth = third.together();

        assertThat(first).isEqualTo(Attempt.TOGETHER);
        assertThat(Stream.of(Attempt.NONE, first, third)).noneMatch(Attempt::isSuspicious);
        assertThat(Stream.of(fourth, fourth.again())).allMatch(Attempt::isSuspicious);
    }

    @Test
    void deathsWithOthersInHandAreNoReasonToReject() {
        assertThat(new Attempt(false, 9)).matches(attempt -> !attempt.isForRejection());
        assertThat(new Attempt(false, 9).again()).isEqualTo(Attempt.ALONE);
    }
}
