package org.dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Formats;
import org.dateline.formats.json.FieldNames;
import org.dateline.formats.json.JsonLines;
import org.dateline.formats.text.PlainText;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

    private static final int TEXT_VERSION = new PlainText(FieldNames.USUAL).version();

    private static final Formats FORMATS = new Formats();

    private static final Reading.Watch UNWATCHED = (claim, position) -> {};
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final ClaimIds ids = new ClaimIds(Clock.systemUTC(), new Random(1));
    private @TempDir Path folder;

    @Test
    void aFileBecomesARecordKeyedByItsArticle() throws Exception {
        Claim claim = claim("d/a.txt", "Prices rose.");
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(open(claim), true)).isFalse();

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
        batch.take(open(claim), true);

        Batch.Part part = batch.parts().getFirst();
        assertThat(part.progress())
                .isEqualTo(
                        new LedgerEntry(
                                claim.id().toString(),
                                "owner",
                                1,
                                12,
                                Sha256.hex("Prices rose."),
                                TEXT_VERSION,
                                null,
                                true));
    }

    @Test
    void aBatchIsFullByRecordsBytesOrTime() throws Exception {
        Batch byRecords = batch(new Limits(2, 1 << 20, Duration.ofHours(1)));
        byRecords.take(open(claim("a.txt", "one")), true);
        assertThat(byRecords.isFull()).isFalse();
        byRecords.take(open(claim("b.txt", "two")), true);
        assertThat(byRecords.isFull()).isTrue();

        Batch byBytes = batch(new Limits(100, 100, Duration.ofHours(1)));
        byBytes.take(open(claim("c.txt", "x".repeat(100))), true);
        assertThat(byBytes.isFull()).isTrue();

        assertThat(batch(new Limits(100, 100, Duration.ZERO)).isFull()).isTrue();
    }

    @Test
    void aFileGoesOnInTheNextBatchWhenOneIsFull() throws Exception {
        Reading reading = open(claim("a.txt", "one"));
        Limits one = new Limits(1, 1 << 20, Duration.ofHours(1));
        Batch first = batch(one);
        assertThat(first.take(reading, true)).isTrue();
        assertThat(first.parts().getFirst().progress().done()).isFalse();

        Batch second = batch(one);
        assertThat(second.take(reading, false)).isFalse();
        assertThat(second.records()).isEmpty();
        assertThat(second.parts().getFirst().progress().done()).isTrue();
    }

    @Test
    void aResumedFileSkipsWhatIsPublished() throws Exception {
        Claim claim = claim("a.txt", "one");
        LedgerEntry from =
                new LedgerEntry(
                        claim.id().toString(),
                        "o",
                        1,
                        3,
                        Sha256.hex("one"),
                        TEXT_VERSION,
                        null,
                        false);
        var opened = (Reading) Reading.open(FORMATS, claim, Optional.of(from), UNWATCHED, CLOCK);
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(opened, false)).isFalse();

        assertThat(batch.records()).isEmpty();
        assertThat(opened.progress("o", true).nextRecord()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3, two", "5, one"})
    void whatWasPublishedMustStillBeThere(long bytes, String published) throws Exception {
        Claim claim = claim("a.txt", "one");
        LedgerEntry from =
                new LedgerEntry(
                        claim.id().toString(),
                        "o",
                        1,
                        bytes,
                        Sha256.hex(published),
                        TEXT_VERSION,
                        null,
                        false);
        Batch batch = batch(Limits.USUAL);
        var opened = (Reading) Reading.open(FORMATS, claim, Optional.of(from), UNWATCHED, CLOCK);

        assertThat(batch.take(opened, false)).isFalse();

        assertThat(batch.refusals())
                .extracting(Refusal::reason)
                .containsExactly(ReasonCode.CHANGED_AFTER_CLAIM);
        assertThat(batch.parts()).isEmpty();
    }

    @Test
    void aFileThatIsTooLongForItsFormatIsRefusedUnread() throws Exception {
        Claim claim = claim("a.pdf", "one");
        try (FileChannel sparse = FileChannel.open(claim.file(), StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 1L << 40);
        }

        assertThat(Reading.open(FORMATS, claim, Optional.empty(), UNWATCHED, CLOCK))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        unusable -> {
                            assertThat(unusable.reason()).isEqualTo(ReasonCode.TOO_LARGE);
                            assertThat(unusable.detail()).contains("1099511627777");
                        });
    }

    @Test
    void aLineOfATerabyteLetsOthersHaveTheirTurn() throws Exception {
        Claim claim = claim("a.jsonl", "{\"text\":\"one\"}\n" + "x".repeat(100_000));
        try (FileChannel sparse = FileChannel.open(claim.file(), StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 1L << 40);
        }
        Reading reading = open(claim);
        Batch batch = new Batch("owner", Limits.USUAL, Clock.systemUTC());

        assertThat(batch.take(reading, true)).isTrue();

        assertThat(batch.records()).hasSize(1);
        assertThat(batch.parts().getFirst().progress())
                .isEqualTo(
                        new LedgerEntry(
                                claim.id().toString(),
                                "owner",
                                1,
                                15,
                                Sha256.hex("{\"text\":\"one\"}\n"),
                                new JsonLines(FieldNames.USUAL).version(),
                                null,
                                false));
        Batch next = new Batch("owner", Limits.USUAL, Clock.systemUTC());
        assertThat(next.take(reading, false)).isTrue();
        assertThat(next.isEmpty()).isTrue();
        reading.close();
    }

    @Test
    void theRecordAtWhichAProcessDiedIsReadWithNothingBesideIt() throws Exception {
        Claim claim =
                claim("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n{\"text\":\"three\"}\n");
        Reading reading = open(claim);
        List<Integer> records = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn) {
            Batch batch = batch(Limits.USUAL);
            goesOn = batch.take(reading, records.isEmpty(), 15);
            records.add(batch.records().size());
        }
        assertThat(records).containsExactly(1, 1, 1);
    }

    @Test
    void aTextThatJsonBlowsUpIsTooLarge() throws Exception {
        // each escape takes one byte, and six as JSON; few enough among letters to be text
        String text = ("\u001B".repeat(3) + "x").repeat(250_000);
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(open(claim("a.txt", text)), true)).isFalse();
        assertThat(batch.parts()).isEmpty();
        assertThat(batch.refusals())
                .extracting(Refusal::reason)
                .containsExactly(ReasonCode.TOO_LARGE);
    }

    @Test
    void aBrokenRecordIsPutAsideAsItStandsAndCostsItsNeighboursNothing() throws Exception {
        Claim claim = claim("a.ndjson", "{\"text\":\"one\"}\n{\"text\":2}\n{\"text\":\"three\"}\n");
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(open(claim), true)).isFalse();

        assertThat(batch.records())
                .extracting(record -> record.topic().name())
                .containsExactly("articles.received", "articles.rejected", "articles.received");
        assertThat(batch.rejections()).containsExactly(ReasonCode.MALFORMED_RECORD);
        Outgoing rejected = batch.records().get(1);
        assertThat(rejected.value()).asString().isEqualTo("{\"text\":2}");
        assertThat(rejected.key()).isEqualTo(claim.id().toString());
        assertThat(rejected.headers().get("rejected_record")).asString().isEqualTo("1");
        assertThat(rejected.headers().get("rejected_start")).asString().isEqualTo("15");
        ArticleReceived third =
                EventCodec.decode(batch.records().get(2).value(), ArticleReceived.class);
        assertThat(third.source().record()).isEqualTo(2);
        assertThat(third.source().sha256()).isEqualTo(Sha256.hex("{\"text\":\"three\"}"));
    }

    @Test
    void aPartOfAFileIsSaidToEndWhereItsLastRecordEnds() throws Exception {
        String first = "{\"text\":\"one\"}\n\n";
        Claim claim = claim("a.jsonl", first + "{\"text\":\"two\"}\n");
        Batch batch = batch(new Limits(1, 1 << 20, Duration.ofHours(1)));

        assertThat(batch.take(open(claim), true)).isTrue();

        LedgerEntry progress = batch.parts().getFirst().progress();
        assertThat(progress.nextRecord()).isEqualTo(1);
        assertThat(progress.bytesRead()).isEqualTo(first.length() - 1);
        assertThat(progress.sha256()).isEqualTo(Sha256.hex(first.substring(0, first.length() - 1)));

        var opened =
                (Reading) Reading.open(FORMATS, claim, Optional.of(progress), UNWATCHED, CLOCK);
        Batch rest = batch(Limits.USUAL);
        assertThat(rest.take(opened, false)).isFalse();
        assertThat(rest.records()).hasSize(1);
        assertThat(rest.records().getFirst().headers().get("ce_id"))
                .asString()
                .isEqualTo(claim.id() + "/1");
        assertThat(rest.parts().getFirst().progress().bytesRead())
                .isEqualTo(Files.size(claim.file()));
    }

    @Test
    void aRecordThatJsonBlowsUpIsPutAside() throws Exception {
        String text = ("\\u001b".repeat(9) + "x").repeat(100_000);
        Batch batch = batch(Limits.USUAL);

        assertThat(batch.take(open(claim("a.jsonl", "{\"text\":\"" + text + "\"}")), true))
                .isFalse();

        assertThat(batch.rejections()).containsExactly(ReasonCode.TOO_LARGE);
    }

    @Test
    void aRecordTooLongToBePutAsideIsCountedForTheFileToBeKept() throws Exception {
        String line = "{\"text\":\"" + "x".repeat(9 << 20) + "\"}\n";
        Batch batch = batch(Limits.USUAL);

        batch.take(open(claim("a.jsonl", line + "{\"text\":\"two\"}\n")), true);

        assertThat(batch.records()).hasSize(1);
        LedgerEntry progress = batch.parts().getFirst().progress();
        assertThat(progress.leftOut()).isEqualTo(1);
        assertThat(progress.nextRecord()).isEqualTo(2);
        assertThat(progress.done()).isTrue();
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
        assertThat(Reading.open(FORMATS, claim("a.exe", "one"), Optional.empty(), UNWATCHED, CLOCK))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        unusable ->
                                assertThat(unusable.reason())
                                        .isEqualTo(ReasonCode.UNSUPPORTED_FORMAT));
        Claim gone = claim("a.txt", "one");
        Files.delete(gone.file());
        Files.createSymbolicLink(gone.file(), folder);
        assertThat(Reading.open(FORMATS, gone, Optional.empty(), UNWATCHED, CLOCK))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.NOT_A_FILE));
    }

    private static Batch batch(Limits limits) {
        return new Batch("owner", limits, CLOCK);
    }

    private Claim claim(String name, String text) throws IOException {
        ClaimId id = ids.next();
        Claim claim = Claim.in(folder, id, Path.of(name));
        Files.createDirectories(claim.file().getParent());
        Files.writeString(claim.file(), text);
        return claim;
    }

    private static Reading open(Claim claim) throws IOException {
        return (Reading) Reading.open(FORMATS, claim, Optional.empty(), UNWATCHED, CLOCK);
    }
}
