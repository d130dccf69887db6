package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.quarantine.Quarantine;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that ends every process that reads it.
class ReaderFailedIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// One value that takes a multiple of its bytes while it is read.
    private static final String POISON = "{\"text\":\"" + "\\u00e9".repeat(1_380_000) + "\"}\n";

    private final String broker = TestStack.start().bootstrapServers();
    private @TempDir Path root;

    @Test
    void aFileAtWhichTwoProcessesDiedIsQuarantinedAndItsNeighboursArePublished() throws Exception {
        Site site = new Site(root, broker);
        site.drop("a.txt", bytes("before"));
        site.drop("b.ndjson", bytes("{\"text\":\"first line\"}\n" + POISON));
        site.drop("c.txt", bytes("behind"));

        for (int time = 0; time < 2; time++) {
            Process process = IngestProcess.start(root, broker);
            try {
                assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(IngestProcess.OUT_OF_MEMORY);
            } finally {
                process.destroyForcibly();
            }
        }
        Process third = IngestProcess.start(root, broker);
        try {
            await().atMost(LIMIT).until(() -> site.filesIn("quarantine").size() == 2);
            await().atMost(LIMIT).until(() -> site.filesIn("inbox").isEmpty());
            assertThat(third.isAlive()).isTrue();
        } finally {
            third.destroyForcibly();
        }

        assertThat(site.filesIn("archive")).containsExactly("a.txt", "c.txt");
        assertThat(quarantined().reason().reason()).isEqualTo(ReasonCode.READER_FAILED);
        assertThat(quarantined().reason().detail()).contains("at byte 22");
        try (ReceivedArticles received = new ReceivedArticles(broker, site.folder)) {
            assertThat(received.all())
                    .extracting(ArticleReceived::text)
                    .containsExactlyInAnyOrder("before", "behind", "first line");
        }
    }

    private Quarantine.Entry quarantined() throws IOException {
        List<Quarantine.Entry> entries =
                Quarantine.open(root.resolve("quarantine"), Clock.systemUTC()).entries();
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
