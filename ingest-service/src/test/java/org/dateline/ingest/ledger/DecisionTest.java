package org.dateline.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.dateline.events.EventCodec;
import org.dateline.events.Sha256;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final String FILE = "one\ntwo\nthree\n";
    private static final int VERSION = 3;

    @Test
    void whatTheLedgerDoesNotKnowIsPublished() throws IOException {
        assertThat(Decision.of(Optional.empty(), DecisionTest::prefix, VERSION))
                .isEqualTo(new Decision.Publish());
    }

    @Test
    void whatIsDoneIsArchivedWhateverTheFileHolds() throws IOException {
        LedgerEntry done = entry(3, 999, "0", VERSION - 1, true);

        assertThat(Decision.of(Optional.of(done), DecisionTest::prefix, VERSION))
                .isEqualTo(new Decision.Archive());
    }

    @Test
    void aFileThatAloneHoldsSomeOfItsRecordsIsKept() throws IOException {
        LedgerEntry done = new LedgerEntry("claim", "owner", 3, 999, "0", VERSION, 2L, true);

        assertThat(Decision.of(Optional.of(done), DecisionTest::prefix, VERSION))
                .isEqualTo(new Decision.Keep(2));
    }

    @Test
    void entriesFromBeforeAnythingWasLeftOutCanBeRead() throws Exception {
        String json =
                """
                {"claim":"c","owner":"o","nextRecord":1,"bytesRead":3,"sha256":"0","readerVersion":1,"done":true}""";

        assertThat(EventCodec.decode(json.getBytes(UTF_8), LedgerEntry.class))
                .isEqualTo(new LedgerEntry("c", "o", 1, 3, "0", 1, null, true));
    }

    @Test
    void whatIsBegunIsResumedWhereTheLedgerStands() throws IOException {
        LedgerEntry begun = entry(1, 8, Sha256.hex("one\ntwo\n"), VERSION, false);

        assertThat(Decision.of(Optional.of(begun), DecisionTest::prefix, VERSION))
                .isEqualTo(new Decision.Resume(begun));
    }

    @Test
    void aChangedBeginningCannotBeResumed() throws IOException {
        LedgerEntry changed = entry(1, 8, Sha256.hex("ONE\ntwo\n"), VERSION, false);
        LedgerEntry shortened = entry(1, 800, Sha256.hex("one\n"), VERSION, false);

        assertThat(Decision.of(Optional.of(changed), DecisionTest::prefix, VERSION))
                .isInstanceOf(Decision.Changed.class);
        assertThat(Decision.of(Optional.of(shortened), DecisionTest::prefix, VERSION))
                .isInstanceOf(Decision.Changed.class);
    }

    @Test
    void anotherReaderWouldCountOtherRecords() throws IOException {
        LedgerEntry begun = entry(1, 8, Sha256.hex("one\ntwo\n"), VERSION - 1, false);

        assertThat(Decision.of(Optional.of(begun), DecisionTest::prefix, VERSION))
                .isInstanceOf(Decision.Changed.class);
    }

    private static LedgerEntry entry(
            long nextRecord, long bytes, String sha256, int version, boolean done) {
        return new LedgerEntry("claim", "owner", nextRecord, bytes, sha256, version, null, done);
    }

    private static Optional<String> prefix(long bytes) {
        return bytes <= FILE.length()
                ? Optional.of(Sha256.hex(FILE.substring(0, (int) bytes)))
                : Optional.empty();
    }
}
