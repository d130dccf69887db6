package org.dateline.ingest.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a process knows of those that died before it in the same slot.
class AttemptsTest {

    private final ClaimIds ids = new ClaimIds(Clock.systemUTC(), new Random(1));
    private final ClaimId claim = ids.next();
    private final ClaimId neighbour = ids.next();
    private @TempDir Path slot;

    @Test
    void aFileIsDeadlyOnceTwoProcessesDiedAtTheSamePlace() throws IOException {
        assertThat(suspectAfterDeathAt(claim, 70)).contains(new Attempts.Suspect(claim, 70, 1));
        assertThat(suspectAfterDeathAt(claim, 70))
                .contains(new Attempts.Suspect(claim, 70, 2))
                .get()
                .matches(Attempts.Suspect::isDeadly);
    }

    @Test
    void processesThatDieAtOtherPlacesProveNothing() throws IOException {
        for (long place = 0; place < 5; place++) {
            assertThat(suspectAfterDeathAt(claim, place))
                    .contains(new Attempts.Suspect(claim, place, 1));
        }
    }

    @Test
    void aDeathAtAnotherFileDoesNotAbsolveTheFirst() throws IOException {
        suspectAfterDeathAt(claim, 70);
        suspectAfterDeathAt(neighbour, 0);

        assertThat(suspectAfterDeathAt(claim, 70)).get().matches(Attempts.Suspect::isDeadly);
    }

    @Test
    void aReaderThatComesBackWhileTheProcessIsEndedForItIsSuspected() throws IOException {
        try (Attempts attempts = Attempts.open(slot)) {
            attempts.recover(Set.of(claim));
            attempts.reading(claim, 70);
            attempts.keepMark();
            attempts.reading(neighbour, 0);
            attempts.pause();
        }
        assertThat(suspect()).contains(new Attempts.Suspect(claim, 70, 1));
    }

    @Test
    void aProcessThatDiesWhileNothingIsReadSuspectsNothing() throws IOException {
        try (Attempts attempts = Attempts.open(slot)) {
            attempts.recover(Set.of(claim));
            attempts.reading(claim, 0);
            attempts.pause();
        }
        assertThat(suspect()).isEmpty();
    }

    @Test
    void recoveryWithinAProcessIsNoDeath() throws IOException {
        suspectAfterDeathAt(claim, 70);

        assertThat(suspect()).contains(new Attempts.Suspect(claim, 70, 1));
        assertThat(suspect()).contains(new Attempts.Suspect(claim, 70, 1));
    }

    @Test
    void whatLeftTheSlotOrIsTriedAgainIsForgotten() throws IOException {
        suspectAfterDeathAt(claim, 70);
        suspectAfterDeathAt(neighbour, 3);
        try (Attempts attempts = Attempts.open(slot)) {
            attempts.recover(Set.of(claim));
            assertThat(attempts.suspect(neighbour)).isEmpty();
            attempts.forget(claim);
        }
        assertThat(suspect()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a b c\n", "0198f0a2-0000-7000-8000-000000000000 x 1\n"})
    void whatSomebodyElseWroteThereIsPassedOver(String content) throws IOException {
        Files.writeString(slot.resolve("suspects"), content);
        Files.writeString(slot.resolve("reading"), content);

        assertThat(suspect()).isEmpty();
    }

    private Optional<Attempts.Suspect> suspectAfterDeathAt(ClaimId which, long position)
            throws IOException {
        try (Attempts attempts = Attempts.open(slot)) {
            attempts.recover(Set.of(claim, neighbour));
            attempts.reading(which, position);
        }
        try (Attempts attempts = Attempts.open(slot)) {
            attempts.recover(Set.of(claim, neighbour));
            return attempts.suspect(which);
        }
    }

    private Optional<Attempts.Suspect> suspect() throws IOException {
        try (Attempts attempts = Attempts.open(slot)) {
            attempts.recover(Set.of(claim, neighbour));
            return attempts.suspect(claim);
        }
    }
}
