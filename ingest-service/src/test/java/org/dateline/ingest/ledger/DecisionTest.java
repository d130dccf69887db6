package org.dateline.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.dateline.events.EventCodec;
import org.dateline.events.Sha256;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final int VERSION = 3;

    @Test
    void whatTheLedgerDoesNotKnowIsPublished() {
        assertThat(Decision.of(Optional.empty())).isEqualTo(new Decision.Publish());
    }

    @Test
    void whatIsDoneIsArchivedWhateverTheFileHolds() {
        LedgerEntry done = entry(3, 999, "0", VERSION - 1, true);

        assertThat(Decision.of(Optional.of(done))).isEqualTo(new Decision.Archive());
    }

    @Test
    void aFileThatAloneHoldsSomeOfItsRecordsIsKept() {
        LedgerEntry done = new LedgerEntry("claim", "owner", 3, 999, "0", VERSION, 2L, true);

        assertThat(Decision.of(Optional.of(done))).isEqualTo(new Decision.Keep(done));
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
    void whatIsBegunIsResumedWhereTheLedgerStands() {
        LedgerEntry begun = entry(1, 8, Sha256.hex("one\ntwo\n"), VERSION, false);

        assertThat(Decision.of(Optional.of(begun))).isEqualTo(new Decision.Resume(begun));
    }

    private static LedgerEntry entry(
            long nextRecord, long bytes, String sha256, int version, boolean done) {
        return new LedgerEntry("claim", "owner", nextRecord, bytes, sha256, version, null, done);
    }
}
