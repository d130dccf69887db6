package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dateline bench generate`.
@Command(
        name = "generate",
        description = {
            "Generate articles, reproducible by seed: as text files in a folder, on"
                    + " articles.received, or as one JSON object per line on standard output.",
            "A quarter are copies of earlier ones; --truth lists them."
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--articles", required = true, description = "Number of articles.")
    private long articles;

    @Option(names = "--seed", defaultValue = "1", description = "Random seed (default: 1).")
    private long seed;

    @Option(names = "--short", description = "Only short articles.")
    private boolean brief;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder (default: standard output).")
    private @Nullable Path out;

    @Option(
            names = "--to-topic",
            paramLabel = "BROKER",
            description =
                    "Publish them to articles.received on this broker, such as localhost:9094, as"
                            + " ingest-service does with dropped files. The password is taken from"
                            + " the environment, as in KAFKA_SASL_JAAS_CONFIG.")
    private @Nullable String broker;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "Output file for the copies: one line each with the copy, the original and the"
                            + " change, separated by tabs (default: DIR.tsv).")
    private @Nullable Path truth;

    @Option(names = "--nothing", description = "Write nothing; measures generation alone.")
    private boolean nothing;

    @Override
    public Integer call() throws IOException {
        if (out != null && broker != null) {
            throw new ParameterException(
                    spec.commandLine(), "--out can't be combined with --to-topic.");
        }
        Articles source = brief ? Articles.shortOfSeed(seed) : Articles.ofSeed(seed);
        long bytes = 0;
        long copies = 0;
        long start = cpuNanos();
        // flushed by the generator, and not ours to close
        OutputStream lines =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        try (ReceivedTopic topic = broker == null ? null : new ReceivedTopic(broker);
                JsonGenerator json = JSON.createGenerator(lines);
                BufferedWriter pairs = pairs()) {
            json.setRootValueSeparator(null);
            for (long number = 0; number < articles; number++) {
                GeneratedArticle article = source.article(number);
                bytes += article.body().length;
                if (article.copy().isPresent()) {
                    copies++;
                    pairs.write(pair(article, article.copy().get()));
                }
                if (nothing) {
                    continue;
                }
                if (topic != null) {
                    topic.send(article);
                } else if (out != null) {
                    write(article, out);
                } else {
                    write(article, json);
                }
            }
        }
        double seconds = (cpuNanos() - start) / 1e9;
        spec.commandLine()
                .getErr()
                .printf(
                        "articles=%d copies=%d mb=%.1f cpu_s=%.2f mb_per_cpu_s=%.1f%n",
                        articles, copies, bytes / 1e6, seconds, bytes / 1e6 / seconds);
        return 0;
    }

    private BufferedWriter pairs() throws IOException {
        if (out != null) {
            Files.createDirectories(out);
        }
        if (truth != null) {
            return Files.newBufferedWriter(truth, UTF_8);
        }
        if (out == null || out.getFileName() == null) {
            if (nothing || broker != null) {
                return new BufferedWriter(Writer.nullWriter());
            }
            throw new ParameterException(spec.commandLine(), "Give --truth FILE or --out DIR.");
        }
        return Files.newBufferedWriter(out.resolveSibling(out.getFileName() + ".tsv"), UTF_8);
    }

    private static String pair(GeneratedArticle article, GeneratedArticle.Copy copy) {
        return article.name()
                + "\t"
                + GeneratedArticle.name(copy.original())
                + "\t"
                + copy.variation()
                + "\n";
    }

    private static void write(GeneratedArticle article, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", article.name());
        json.writeStringField("title", article.title());
        json.writeStringField("publisher", article.publisher());
        json.writeStringField("published", article.published().toString());
        json.writeFieldName("text");
        json.writeUTF8String(article.body(), 0, article.body().length);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void write(GeneratedArticle article, Path out) throws IOException {
        Path folder = out.resolve("%06d".formatted(article.number() / GeneratedArticle.FOLDER));
        if (article.number() % GeneratedArticle.FOLDER == 0) {
            Files.createDirectories(folder);
        }
        Files.write(folder.resolve(article.name() + ".txt"), article.file());
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
