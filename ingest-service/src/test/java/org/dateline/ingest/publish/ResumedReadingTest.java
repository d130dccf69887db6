package org.dateline.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.formats.Formats;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.ledger.LedgerEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files whose reader ends after each commit, and is followed by another that knows no more than
/// what was committed.
class ResumedReadingTest {

    private static final Formats FORMATS = new Formats();

    private static final int RECORDS = 7;
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Reading.Watch UNWATCHED = (claim, position) -> {};

    private final ClaimIds ids = new ClaimIds(Clock.systemUTC(), new Random(1));
    private @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void eachRecordIsPublishedOnceWhereverReadingEnds(String name, byte[] file) throws Exception {
        for (int together = 1; together <= 3; together++) {
            Claim claim = claim(name, file);
            assertThat(textsOf(claim, new Limits(together, 1 << 20, Duration.ofHours(1))))
                    .as("%d records a commit", together)
                    .containsExactlyElementsOf(
                            IntStream.range(0, RECORDS)
                                    .mapToObj(ResumedReadingTest::text)
                                    .toList());
        }
    }

    private static List<String> textsOf(Claim claim, Limits limits) throws Exception {
        List<String> texts = new ArrayList<>();
        Optional<LedgerEntry> committed = Optional.empty();
        while (committed.isEmpty() || !committed.get().done()) {
            try (var reading =
                    (Reading) Reading.open(FORMATS, claim, committed, UNWATCHED, CLOCK)) {
                Batch batch = new Batch("owner", limits, CLOCK);
                while (batch.take(reading, true) && batch.isEmpty()) {
                    // nothing to commit yet
                }
                assertThat(batch.refusals()).isEmpty();
                assertThat(batch.rejections()).isEmpty();
                for (Outgoing record : batch.records()) {
                    texts.add(EventCodec.decode(record.value(), ArticleReceived.class).text());
                }
                committed = Optional.of(batch.parts().getFirst().progress());
            }
        }
        return texts;
    }

    static Stream<Arguments> files() {
        String lines = each("{\"text\":\"%s\"}", "\n");
        String apart = each("{\"text\":\"%s\"}", "\n".repeat(3 << 20));
        String feed =
                "<rss><channel>"
                        + each("<item><description>%s</description></item>", "\n")
                        + "</channel></rss>";
        String mails =
                each("From a@b.example Tue Jun 10 09:00:00 2025\nSubject: News\n\n%s\n\n", "");
        return Stream.of(
                Arguments.of("lines.ndjson", lines.getBytes(UTF_8)),
                Arguments.of("far apart.ndjson", apart.getBytes(UTF_8)),
                Arguments.of(
                        "array.json", ("[" + each("{\"text\":\"%s\"}", ",") + "]").getBytes(UTF_8)),
                Arguments.of("feed.rss", feed.getBytes(UTF_8)),
                Arguments.of("box.mbox", mails.getBytes(UTF_8)),
                Arguments.of("attached.eml", attached().getBytes(UTF_8)),
                Arguments.of("export.txt", each("%s\n\nEnd of Document\n\n", "").getBytes(UTF_8)),
                Arguments.of("lines.ndjson.gz", gzip(lines)),
                Arguments.of("far apart.ndjson.gz", gzip(apart)),
                Arguments.of("files.zip", zip()),
                Arguments.of("pages.warc", warc()));
    }

    private static String text(int number) {
        return "The ferry of %d o'clock left the harbour on time.".formatted(number);
    }

    private static String each(String pattern, String between) {
        return IntStream.range(0, RECORDS)
                .mapToObj(number -> pattern.formatted(text(number)))
                .collect(joining(between));
    }

    private static String attached() {
        return "Message-ID: <1@b.example>\nContent-Type: multipart/mixed; boundary=b\n\n"
                + each("--b\nContent-Disposition: attachment; filename=a.txt\n\n%s\n", "")
                + "--b--\n";
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < RECORDS; i++) {
                zip.putNextEntry(new ZipEntry("folder/" + i + ".txt"));
                zip.write(text(i).getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] warc() {
        StringBuilder warc = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            String answer =
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text(i);
            warc.append(
                    """
                    WARC/1.0\r
                    WARC-Type: response\r
                    WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000%d>\r
                    WARC-Date: 2025-06-10T09:00:00Z\r
                    WARC-Target-URI: https://paper.example/%d\r
                    Content-Type: application/http; msgtype=response\r
                    Content-Length: %d\r
                    \r
                    %s\r
                    \r
                    """
                            .formatted(i, i, answer.length(), answer));
        }
        return warc.toString().getBytes(UTF_8);
    }

    private Claim claim(String name, byte[] file) throws IOException {
        ClaimId id = ids.next();
        Claim claim = Claim.in(folder, id, Path.of(name));
        Files.createDirectories(claim.file().getParent());
        Files.write(claim.file(), file);
        return claim;
    }
}
