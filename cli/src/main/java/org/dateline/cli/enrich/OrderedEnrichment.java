package org.dateline.cli.enrich;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.jspecify.annotations.Nullable;

/// Enriches records on all cores and writes the results in the records' order.
///
/// One thread reads, one writes, and between them a bounded window of articles is enriched, so
/// memory stays the same however long the input is. A record that is broken, or that enrichment
/// fails on, is told, counted and passed over.
final class OrderedEnrichment {

    /// KiB of articles that may be under way; one counts for 16 at least.
    private static final int WINDOW = 32 << 10;

    private static final int LEAST_WEIGHT = 16;

    private final Function<ArticleReceived, ArticleEnriched> enricher;
    private final Output output;
    private final Consumer<String> problems;
    private final Semaphore window = new Semaphore(WINDOW);
    private final BlockingQueue<Slot> slots = new LinkedBlockingQueue<>();

    /// What is enriched.
    @FunctionalInterface
    interface Records {

        /// Empty at the end.
        Optional<InputRecord> next() throws IOException;
    }

    /// How an article is written.
    @FunctionalInterface
    interface Output {

        byte[] bytes(InputRecord.Article record, ArticleEnriched enriched);
    }

    /// @param problems is told of each record that failed
    OrderedEnrichment(
            Function<ArticleReceived, ArticleEnriched> enricher,
            Output output,
            Consumer<String> problems) {
        this.enricher = enricher;
        this.output = output;
        this.problems = problems;
    }

    /// How many records there were, and how many of them gave nothing.
    record Count(long records, long failed) {}

    /// A record's place in the output.
    private record Slot(String place, int weight, Optional<Future<byte[]>> result) {

        static final Slot END = new Slot("", 0, Optional.empty());
    }

    Count run(Records records, OutputStream out) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores);
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<Count> written = writer.submit(() -> write(out));
            try {
                read(records, workers, written);
            } finally {
                slots.add(Slot.END);
                if (written.isDone()) {
                    workers.shutdownNow();
                }
            }
            return written.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /// Hands records to the workers until they end, or nobody wants the output any more.
    private void read(Records records, ExecutorService workers, Future<Count> written)
            throws IOException, InterruptedException {
        while (!written.isDone()) {
            Optional<InputRecord> next = records.next();
            if (next.isEmpty()) {
                return;
            }
            InputRecord record = next.get();
            int weight = weight(record);
            while (!window.tryAcquire(weight, 100, MILLISECONDS)) {
                if (written.isDone()) {
                    return;
                }
            }
            Future<byte[]> result =
                    switch (record) {
                        case InputRecord.Article article ->
                                workers.submit(
                                        () ->
                                                output.bytes(
                                                        article,
                                                        enricher.apply(article.article())));
                        case InputRecord.Failed(var _, String detail) ->
                                CompletableFuture.failedFuture(new FailedRecordException(detail));
                    };
            slots.add(new Slot(record.place(), weight, Optional.of(result)));
        }
    }

    private static int weight(InputRecord record) {
        return switch (record) {
            case InputRecord.Article article -> Math.max(LEAST_WEIGHT, article.bytes() >> 10);
            case InputRecord.Failed _ -> LEAST_WEIGHT;
        };
    }

    private Count write(OutputStream out) throws IOException, InterruptedException {
        long records = 0;
        long failed = 0;
        while (true) {
            if (slots.isEmpty()) {
                out.flush();
            }
            Slot slot = slots.take();
            if (slot.result.isEmpty()) {
                out.flush();
                return new Count(records, failed);
            }
            records++;
            try {
                out.write(slot.result.get().get());
            } catch (ExecutionException e) {
                failed++;
                problems.accept(slot.place + ": " + problem(e.getCause()));
            } finally {
                window.release(slot.weight);
            }
        }
    }

    /// Names the place of a fault that is Dateline's own and not its message, which may quote the
    /// text.
    private static String problem(@Nullable Throwable fault) {
        if (fault instanceof FailedRecordException failed) {
            return String.valueOf(failed.getMessage());
        }
        if (fault == null) {
            return "it could not be enriched";
        }
        StackTraceElement[] trace = fault.getStackTrace();
        return "it could not be enriched: "
                + fault.getClass().getSimpleName()
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static IOException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException io -> io;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case null, default -> new IOException(e.getCause());
        };
    }

    private static final class FailedRecordException extends Exception {

        private static final long serialVersionUID = 1;

        FailedRecordException(String message) {
            super(message);
        }
    }
}
