package org.dateline.benchmarks.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dateline.benchmarks.articles.Articles;
import org.dateline.benchmarks.articles.GeneratedArticle;
import org.dateline.enrichment.Enricher;
import org.dateline.events.EventCodec;

/// Generated articles as files that were dropped one by one, and as the events that enrichment
/// makes of them. Those are kept in files, since making them costs more than storing them.
final class EnrichedArticles {

    private static final int CHUNK = 100;
    private static final int CHUNKS = 20;

    private EnrichedArticles() {}

    /// Enriches the articles of these numbers into a file, unless it is there.
    ///
    /// @param articles makes them, one instance for each thread
    static void prepare(Path file, Supplier<Articles> articles, long first, long endExclusive)
            throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Enricher enricher = Enricher.load(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        ThreadLocal<Articles> ofThread = ThreadLocal.withInitial(articles);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (var out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20))) {
            for (long start = first; start < endExclusive; start += CHUNK * CHUNKS) {
                long from = start;
                List<byte[]> events =
                        IntStream.range(0, CHUNKS)
                                .parallel()
                                .boxed()
                                .flatMap(
                                        chunk ->
                                                chunk(from + (long) chunk * CHUNK, endExclusive)
                                                        .mapToObj(ofThread.get()::article)
                                                        .map(GeneratedArticle::received)
                                                        .map(enricher::enrich)
                                                        .map(EventCodec::encode))
                                .toList();
                for (byte[] event : events) {
                    out.writeInt(event.length);
                    out.write(event);
                }
            }
        }
        Files.move(unfinished, file);
    }

    private static LongStream chunk(long first, long endExclusive) {
        return LongStream.range(first, Math.max(first, Math.min(first + CHUNK, endExclusive)));
    }

    /// The events of a file, one after the other.
    static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
    }

    static byte[] next(DataInputStream events) throws IOException {
        return events.readNBytes(events.readInt());
    }
}
