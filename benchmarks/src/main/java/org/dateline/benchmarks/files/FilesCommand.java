package org.dateline.benchmarks.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dateline.benchmarks.setting.Checkout;
import org.dateline.benchmarks.setting.Report;
import org.dateline.benchmarks.setting.WorkingFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dateline bench files`.
@Command(
        name = "files",
        description = {
            "Drop small files into the inbox of a real ingest-service with a real broker.",
            "Reports files published and archived per second, processor time, latency from"
                    + " closing a file to its commit when idle,"
                    + " and throughput and memory for one file of many records."
        })
public final class FilesCommand implements Callable<Integer> {

    private static final String PUBLISHED = "dateline_articles_published_total";
    private static final String ARCHIVED = "dateline_files_archived_total";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 200;
    private static final int FILES_A_FOLDER = 1_000;
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Option(
            names = "--files",
            defaultValue = "20000",
            paramLabel = "N",
            description = "Number of files, after as many to warm up (${DEFAULT-VALUE}).")
    private int files;

    @Option(
            names = "--single",
            defaultValue = "1000",
            paramLabel = "N",
            description =
                    "Number of files dropped one by one to measure latency (${DEFAULT-VALUE}).")
    private int single;

    @Option(
            names = "--first",
            defaultValue = "2000",
            paramLabel = "N",
            description = {
                "Number of warm-up files dropped one by one (${DEFAULT-VALUE}). They are slower: a"
                        + " broker and a service compile the code that handles a transaction only"
                        + " after some hundreds of them."
            })
    private int first;

    @Option(
            names = "--records",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Number of records in one large file (${DEFAULT-VALUE}).")
    private int records;

    @Option(
            names = "--jvm",
            split = " ",
            defaultValue = "-Xms24m -Xmx96m",
            paramLabel = "OPTIONS",
            description = "JVM options of ingest-service (${DEFAULT-VALUE}).")
    private List<String> jvmOptions = List.of();

    @Mixin private WorkingFolder folder = new WorkingFolder();

    @Mixin private Report report = new Report();

    private List<String> texts = List.of();
    private long published;

    @Override
    public Integer call() throws IOException, InterruptedException {
        texts = texts(Checkout.seeds());
        try (WorkingFolder.Open open = folder.open();
                IngestSystem system = IngestSystem.start(open.path(), jvmOptions)) {
            Path place = open.path();
            many(system, place.resolve("warm-up"), "warm-up ");
            many(system, place.resolve("files"), "");
            oneByOne(system);
            inOneFile(system, place.resolve("records.jsonl"));
        }
        return 0;
    }

    private void many(IngestSystem system, Path staging, String label)
            throws IOException, InterruptedException {
        List<Path> folders = prepare(staging);
        Path target = Files.createDirectories(system.inbox().resolve(staging.getFileName()));
        long archived = system.ingest().counter(ARCHIVED);
        Map<String, Duration> cpu = system.cpu();

        long begun = System.nanoTime();
        for (Path drop : folders) {
            Files.move(drop, target.resolve(drop.getFileName()));
        }
        await(system, PUBLISHED, published + files);
        double toPublished = seconds(begun);
        await(system, ARCHIVED, archived + files);
        double toArchived = seconds(begun);

        published += files;
        report.say(
                "%s%d files: %.0f/s published, %.0f/s archived",
                label, files, files / toPublished, files / toArchived);
        sayCpu(system, cpu, files, "file");
        report.say(
                "  load average: %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    /// Whole folders are moved in, so that dropping them takes no time from what is measured.
    private List<Path> prepare(Path staging) throws IOException {
        for (int i = 0; i < files; i++) {
            Path drop = staging.resolve(Integer.toString(i / FILES_A_FOLDER));
            if (i % FILES_A_FOLDER == 0) {
                Files.createDirectories(drop);
            }
            Files.writeString(drop.resolve(i + ".txt"), text(staging.getFileName() + " " + i));
        }
        try (Stream<Path> folders = Files.list(staging)) {
            return folders.toList();
        }
    }

    private void inOneFile(IngestSystem system, Path file)
            throws IOException, InterruptedException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < records; i++) {
                JSON.writeValue(lines, Map.of("id", i, "text", text("record " + i)));
                lines.write('\n');
            }
        }
        long bytes = Files.size(file);
        Map<String, Duration> cpu = system.cpu();
        long begun = System.nanoTime();
        Files.move(file, system.inbox().resolve(file.getFileName()));
        await(system, PUBLISHED, published + records);
        double seconds = seconds(begun);
        published += records;
        report.say(
                "%d records in one file of %d MB: %.0f/s published, %.0f MB/s",
                records, bytes / 1_000_000, records / seconds, bytes / 1e6 / seconds);
        sayCpu(system, cpu, records, "record");
        report.say("  peak memory of ingest-service: %d MiB", system.ingest().mostMemory() >> 20);
    }

    private void sayCpu(IngestSystem system, Map<String, Duration> before, int count, String one) {
        system.cpu()
                .forEach(
                        (name, now) ->
                                report.say(
                                        "  processor time of %s: %.0f µs per %s",
                                        name, micros(now.minus(before.get(name))) / count, one));
    }

    private void oneByOne(IngestSystem system) throws IOException, InterruptedException {
        try (var records = new CommittedRecords(system.brokerConnection())) {
            long seen = records.awaitCount(published, PATIENCE);
            if (seen != published) {
                throw new IllegalStateException(
                        published + " articles were published, and " + seen + " are committed");
            }
            oneByOne(system, records, "first", first);
            oneByOne(system, records, "single", single);
        }
    }

    private void oneByOne(IngestSystem system, CommittedRecords records, String label, int count)
            throws IOException, InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            Path file = system.inbox().resolve(label + "-" + i + ".txt");
            Files.writeString(file, text(label + " " + i));
            long closed = System.nanoTime();
            long seen = records.awaitCount(++published, PATIENCE);
            millis[i] = seconds(closed) * 1_000;
            if (seen != published) {
                throw new IllegalStateException(file + " was not published once");
            }
            await(system, ARCHIVED, published);
        }
        Arrays.sort(millis);
        if (count > 0) {
            report.say(
                    "%s %d files one by one, from close to read as committed:"
                            + " p50 %.1f ms, p90 %.1f ms, p99 %.1f ms",
                    label,
                    count,
                    millis[count / 2],
                    millis[count * 9 / 10],
                    millis[count * 99 / 100]);
        }
    }

    private static List<String> texts(Path samples) throws IOException {
        List<String> texts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(samples, "*.txt")) {
            for (Path file : files) {
                texts.add(Files.readString(file, UTF_8));
            }
        }
        return texts;
    }

    private String text(String mark) {
        return texts.get(Math.floorMod(mark.hashCode(), texts.size())) + "\n" + mark + "\n";
    }

    private static void await(IngestSystem system, String counter, long value)
            throws IOException, InterruptedException {
        long progress = System.nanoTime();
        long before = -1;
        while (true) {
            long now = system.ingest().counter(counter);
            if (now >= value) {
                return;
            }
            if (now != before) {
                before = now;
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
                throw new IllegalStateException(counter + " stands at " + now + ", not " + value);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }
}
