package org.dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {

    private final ClaimIds ids = new ClaimIds(Clock.systemUTC(), new Random(1));
    private @TempDir Path folder;

    @Test
    void aFileBecomesARecordKeyedByItsArticle() throws Exception {
        Claim claim = claim("d/a.txt", "Prices rose.");
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(open(claim))).isEqualTo(new Batch.Taken.Whole());

        Outgoing record = batch.records().getFirst();
        ArticleReceived article = EventCodec.decode(record.value(), ArticleReceived.class);
        assertThat(record.key()).isEqualTo(article.articleId().toString());
        assertThat(record.headers().get("ce_id")).asString().isEqualTo(claim.id() + "/0");
        assertThat(article.receivedAt()).isEqualTo(claim.id().claimedAt());
        assertThat(article.source().file()).isEqualTo("d/a.txt");
        assertThat(article.source().sha256()).isEqualTo(Sha256.hex("Prices rose."));
        assertThat(article.text()).isEqualTo("Prices rose.");
    }

    @Test
    void theLedgerSaysWhatWasReadAndThatItIsAll() throws Exception {
        Claim claim = claim("a.txt", "Prices rose.");
        Batch batch = batch(Limits.USUAL);
        batch.take(open(claim));

        Batch.Part part = batch.parts().getFirst();
        assertThat(part.reading().progress("owner", part.done()))
                .isEqualTo(
                        new LedgerEntry(
                                claim.id().toString(),
                                "owner",
                                1,
                                12,
                                Sha256.hex("Prices rose."),
                                1,
                                true));
        assertThat(Reading.prefixHash(claim, 12)).contains(Sha256.hex("Prices rose."));
        assertThat(Reading.prefixHash(claim, 13)).isEmpty();
    }

    @Test
    void aBatchIsFullByRecordsBytesOrTime() throws Exception {
        Batch byRecords = batch(new Limits(2, 1 << 20, Duration.ofHours(1)));
        byRecords.take(open(claim("a.txt", "one")));
        assertThat(byRecords.isFull()).isFalse();
        byRecords.take(open(claim("b.txt", "two")));
        assertThat(byRecords.isFull()).isTrue();

        Batch byBytes = batch(new Limits(100, 100, Duration.ofHours(1)));
        byBytes.take(open(claim("c.txt", "x".repeat(100))));
        assertThat(byBytes.isFull()).isTrue();

        assertThat(batch(new Limits(100, 100, Duration.ZERO)).isFull()).isTrue();
    }

    @Test
    void aFileGoesOnInTheNextBatchWhenOneIsFull() throws Exception {
        Reading reading = open(claim("a.txt", "one"));
        Limits one = new Limits(1, 1 << 20, Duration.ofHours(1));
        Batch first = batch(one);
        assertThat(first.take(reading)).isEqualTo(new Batch.Taken.Partly());
        assertThat(first.parts().getFirst().done()).isFalse();

        Batch second = batch(one);
        assertThat(second.take(reading)).isEqualTo(new Batch.Taken.Whole());
        assertThat(second.records()).isEmpty();
        assertThat(second.parts().getFirst().done()).isTrue();
    }

    @Test
    void aResumedFileSkipsWhatIsPublished() throws Exception {
        Claim claim = claim("a.txt", "one");
        LedgerEntry from =
                new LedgerEntry(claim.id().toString(), "o", 1, 3, Sha256.hex("one"), 1, false);
        var opened = (Reading.Opened.Open) Reading.open(claim, Optional.of(from));
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(opened.reading())).isEqualTo(new Batch.Taken.Whole());

        assertThat(batch.records()).isEmpty();
        assertThat(opened.reading().progress("o", true).nextRecord()).isEqualTo(1);
    }

    @Test
    void aTextThatJsonBlowsUpIsTooLarge() throws Exception {
        // each escape takes one byte, and six as JSON; few enough among letters to be text
        String text = ("\u001B".repeat(3) + "x").repeat(250_000);
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(open(claim("a.txt", text))))
                .isInstanceOfSatisfying(
                        Batch.Taken.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.TOO_LARGE));
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void aChangeAfterOpeningIsNoticed() throws Exception {
        Claim claim = claim("a.txt", "one");
        Reading reading = open(claim);
        assertThat(reading.isUnchanged()).isTrue();

        Files.setLastModifiedTime(claim.file(), FileTime.from(Instant.EPOCH));

        assertThat(reading.isUnchanged()).isFalse();
    }

    @Test
    void foldersAndUnknownEndingsAreNotRead() throws Exception {
        assertThat(Reading.open(claim("a.exe", "one"), Optional.empty()))
                .isInstanceOfSatisfying(
                        Reading.Opened.Unusable.class,
                        unusable ->
                                assertThat(unusable.reason())
                                        .isEqualTo(ReasonCode.UNSUPPORTED_FORMAT));
        Claim gone = claim("a.txt", "one");
        Files.delete(gone.file());
        Files.createSymbolicLink(gone.file(), folder);
        assertThat(Reading.open(gone, Optional.empty()))
                .isInstanceOfSatisfying(
                        Reading.Opened.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.NOT_A_FILE));
    }

    private static Batch batch(Limits limits) {
        return new Batch(limits, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private Claim claim(String name, String text) throws IOException {
        ClaimId id = ids.next();
        Claim claim = new Claim(id, folder.resolve(id.toString()), Path.of(name));
        Files.createDirectories(claim.file().getParent());
        Files.writeString(claim.file(), text);
        return claim;
    }

    private static Reading open(Claim claim) throws IOException {
        return ((Reading.Opened.Open) Reading.open(claim, Optional.empty())).reading();
    }
}
