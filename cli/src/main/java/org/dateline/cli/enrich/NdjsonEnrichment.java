package org.dateline.cli.enrich;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dateline.cli.enrich.NdjsonArticle.BrokenLineException;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.jspecify.annotations.Nullable;

/// Enriches lines on all cores and writes the results in the lines' order.
///
/// One thread reads, one writes, and between them a bounded window of lines is enriched, so memory
/// stays the same however long the input is. A line that is broken, or that enrichment fails on, is
/// told, counted and passed over.
final class NdjsonEnrichment {

    /// A text of 1 MiB with every character escaped, and room for the rest of the line.
    static final int LONGEST_LINE = 8 << 20;

    /// KiB of lines that may be under way; a line counts for 16 at least.
    private static final int WINDOW = 32 << 10;

    private static final int LEAST_WEIGHT = 16;

    private final NdjsonArticle.Reader reader;
    private final Function<ArticleReceived, ArticleEnriched> enricher;
    private final Consumer<String> problems;
    private final Semaphore window = new Semaphore(WINDOW);
    private final BlockingQueue<Slot> slots = new LinkedBlockingQueue<>();

    /// @param problems is told of each broken line
    NdjsonEnrichment(
            NdjsonArticle.Reader reader,
            Function<ArticleReceived, ArticleEnriched> enricher,
            Consumer<String> problems) {
        this.reader = reader;
        this.enricher = enricher;
        this.problems = problems;
    }

    /// Lines that were not blank, and how many of them were broken.
    record Count(long lines, long broken) {}

    /// A line's place in the output.
    private record Slot(long number, int weight, Optional<Future<byte[]>> result) {

        static final Slot END = new Slot(0, 0, Optional.empty());
    }

    Count run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores);
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<Count> written = writer.submit(() -> write(out));
            try {
                read(in, workers, written);
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

    /// Hands lines to the workers until the input ends, or nobody wants the output any more.
    private void read(InputStream in, ExecutorService workers, Future<Count> written)
            throws IOException, InterruptedException {
        Lines lines = new Lines(in);
        long number = 0;
        while (!written.isDone()) {
            Optional<byte[]> next = lines.next();
            if (next.isEmpty()) {
                return;
            }
            long record = number++;
            byte[] line = next.get();
            if (isBlank(line)) {
                continue;
            }
            int weight = Math.max(LEAST_WEIGHT, line.length >> 10);
            boolean tooLong = lines.wasTooLong();
            while (!window.tryAcquire(weight, 100, MILLISECONDS)) {
                if (written.isDone()) {
                    return;
                }
            }
            slots.add(
                    new Slot(
                            number,
                            weight,
                            Optional.of(workers.submit(() -> enrich(line, record, tooLong)))));
        }
    }

    private byte[] enrich(byte[] line, long record, boolean tooLong) throws BrokenLineException {
        if (tooLong) {
            throw new BrokenLineException("longer than " + LONGEST_LINE + " bytes");
        }
        NdjsonArticle read = reader.read(line, record);
        byte[] enriched = EventCodec.encode(enricher.apply(read.article()));
        ByteArrayOutputStream json =
                new ByteArrayOutputStream(enriched.length + read.id().length + 16);
        json.writeBytes(ID);
        json.writeBytes(read.id());
        json.write(',');
        json.write(enriched, 1, enriched.length - 1);
        json.write('\n');
        return json.toByteArray();
    }

    private static final byte[] ID = {'{', '"', 'i', 'd', '"', ':'};

    private Count write(OutputStream out) throws IOException, InterruptedException {
        long lines = 0;
        long broken = 0;
        while (true) {
            if (slots.isEmpty()) {
                out.flush();
            }
            Slot slot = slots.take();
            if (slot.result.isEmpty()) {
                out.flush();
                return new Count(lines, broken);
            }
            lines++;
            try {
                out.write(slot.result.get().get());
            } catch (ExecutionException e) {
                broken++;
                problems.accept("line " + slot.number + ": " + problem(e.getCause()));
            } finally {
                window.release(slot.weight);
            }
        }
    }

    /// Names the place of a fault that is Dateline's own and not its message, which may quote the
    /// text.
    static String problem(@Nullable Throwable fault) {
        if (fault instanceof BrokenLineException broken) {
            return String.valueOf(broken.getMessage());
        }
        if (fault == null) {
            return "it could not be enriched";
        }
        StackTraceElement[] trace = fault.getStackTrace();
        return "it could not be enriched: "
                + fault.getClass().getSimpleName()
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static IOException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException io -> io;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case null, default -> new IOException(e.getCause());
        };
    }

    /// The lines of a stream; of one that is too long, only the beginning is kept.
    private static final class Lines {

        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int at;
        private int filled;
        private boolean tooLong;

        Lines(InputStream in) {
            this.in = in;
        }

        boolean wasTooLong() {
            return tooLong;
        }

        Optional<byte[]> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            tooLong = false;
            boolean any = false;
            while (at < filled || fill()) {
                any = true;
                int end = at;
                while (end < filled && buffer[end] != '\n') {
                    end++;
                }
                int room = LONGEST_LINE - line.size();
                tooLong |= end - at > room;
                line.write(buffer, at, Math.min(end - at, room));
                at = end;
                if (end < filled) {
                    at++;
                    break;
                }
            }
            return any ? Optional.of(line.toByteArray()) : Optional.empty();
        }

        private boolean fill() throws IOException {
            at = 0;
            filled = Math.max(0, in.read(buffer));
            return filled > 0;
        }
    }
}
