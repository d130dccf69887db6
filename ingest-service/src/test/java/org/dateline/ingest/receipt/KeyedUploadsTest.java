package org.dateline.ingest.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.Inbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedUploadsTest {

    private static final Path NAME = Path.of("api", "a.txt");
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir private Path folder;

    private Inbox inbox;
    private final AtomicInteger woken = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        inbox = Inbox.open(folder);
    }

    @Test
    void whatComesAgainIsTheSameClaim() throws Exception {
        KeyedUploads.Submitted first = at(NOON).accept("k", NAME, body("news"));
        KeyedUploads.Submitted again = at(NOON).accept("k", NAME, body("news"));
        KeyedUploads.Submitted other = at(NOON).accept("l", NAME, body("news"));

        assertThat(again).isEqualTo(first);
        assertThat(other.claim()).isNotEqualTo(first.claim());
        assertThat(waiting()).hasSize(2);
        assertThat(Files.readString(waiting().getFirst().resolve(NAME))).isEqualTo("news");
        assertThat(entries(inbox.incoming())).isEmpty();
        assertThat(woken).hasValue(2);
    }

    @Test
    void aClaimThatWasTakenMeanwhileIsNotMadeAgain() throws Exception {
        KeyedUploads.Submitted first = at(NOON).accept("k", NAME, body("news"));
        Files.move(waiting().getFirst(), folder.resolve("elsewhere"));

        assertThat(at(NOON.plusSeconds(36_000)).accept("k", NAME, body("news"))).isEqualTo(first);
        assertThat(at(NOON.plus(Duration.ofDays(1))).accept("k", NAME, body("news")))
                .isEqualTo(first);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void aKeyIsForgottenAfterTwoDays() throws Exception {
        KeyedUploads.Submitted first = at(NOON).accept("k", NAME, body("news"));

        KeyedUploads.Submitted later =
                at(NOON.plus(Duration.ofDays(2))).accept("k", NAME, body("news"));

        assertThat(later.claim()).isNotEqualTo(first.claim());
        assertThat(entries(inbox.submissions())).hasSize(1);
    }

    @Test
    void aKeyWithAnotherFileIsRefused() throws Exception {
        at(NOON).accept("k", NAME, body("news"));

        assertThatThrownBy(() -> at(NOON).accept("k", NAME, body("other news")))
                .isInstanceOf(KeyReusedException.class)
                .hasMessageContaining("Idempotency-Key");
        assertThatThrownBy(() -> at(NOON).accept("k", Path.of("b.txt"), body("news")))
                .isInstanceOf(KeyReusedException.class);
        assertThat(waiting()).hasSize(1);
        assertThat(entries(inbox.incoming())).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothingAndItsKeyFree() throws Exception {
        InputStream broken = new SequenceInputStream(body("ne"), new BrokenStream());
        assertThatThrownBy(() -> at(NOON).accept("k", NAME, broken))
                .isInstanceOf(IOException.class);
        assertThat(entries(inbox.incoming())).isEmpty();

        at(NOON).accept("k", NAME, body("news"));

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatACrashLeftBetweenNoteAndMoveIsDoneByWhoeverComesAgain() throws Exception {
        KeyedUploads.Submitted first = at(NOON).accept("k", NAME, body("news"));
        asBeforeTheMove();

        assertThat(at(NOON).accept("k", NAME, body("news"))).isEqualTo(first);

        assertThat(waiting())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(first.claim().toString());
    }

    @Test
    void whatACrashLeftIsDoneOrRemovedLater() throws Exception {
        KeyedUploads.Submitted first = at(NOON).accept("k", NAME, body("news"));
        asBeforeTheMove();
        Path draft = Files.writeString(inbox.incoming().resolve("half"), "ha");
        Path fresh = Files.writeString(inbox.incoming().resolve("fresh"), "fr");
        Instant later = NOON.plus(Duration.ofHours(2));
        for (Path old : List.of(draft, inbox.incoming().resolve(first.claim().toString()))) {
            Files.setLastModifiedTime(old, FileTime.from(NOON));
        }
        Files.setLastModifiedTime(fresh, FileTime.from(later));

        at(later).accept("other", NAME, body("more"));

        assertThat(waiting()).hasSize(2);
        assertThat(entries(inbox.incoming())).containsExactly(fresh);
    }

    @Test
    void manyAtOnceWithOneKeyAreOneClaim() throws Exception {
        KeyedUploads uploads = at(NOON);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<KeyedUploads.Submitted>> calls =
                    IntStream.range(0, 40)
                            .<Callable<KeyedUploads.Submitted>>mapToObj(
                                    i -> () -> uploads.accept("k", NAME, body("news")))
                            .toList();
            List<Future<KeyedUploads.Submitted>> all = threads.invokeAll(calls);
            KeyedUploads.Submitted first = all.getFirst().get();
            for (Future<KeyedUploads.Submitted> one : all) {
                assertThat(one.get()).isEqualTo(first);
            }
        }

        assertThat(waiting()).hasSize(1);
        assertThat(entries(inbox.incoming())).isEmpty();
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }
    }

    private void asBeforeTheMove() throws IOException {
        Path claim = waiting().getFirst();
        Files.move(claim, inbox.incoming().resolve(claim.getFileName()));
    }

    private KeyedUploads at(Instant time) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        return new KeyedUploads(
                inbox, new ClaimIds(clock, new Random()), clock, woken::incrementAndGet);
    }

    private List<Path> waiting() throws IOException {
        return entries(inbox.retried());
    }

    private static List<Path> entries(Path of) throws IOException {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.toList();
        }
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
