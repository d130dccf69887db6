package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.EventCodec;
import org.dateline.formats.Formats;
import org.dateline.formats.json.FieldNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dateline enrich`: what the system would find in articles, on standard output.
@Command(
        name = "enrich",
        description = {
            "Enrich articles and write JSON to standard output, one article per line: dates,"
                    + " publication date, entities, segments, title, language and fingerprint."
                    + " Needs no running system.",
            "FILEs may have any format that the inbox takes, and are read in the same way; input"
                    + " without an extension that is no known format is plain text. In each line,"
                    + " source.file, source.record and source.entry say where the article stands,"
                    + " and declared what the source says of it."
        },
        footer = {
            "",
            "DATELINE_FIELDS=text=NAME,title=NAME makes other names of fields known; see"
                    + " docs/formats.md.",
            "",
            "What can't be read or enriched is named with the reason on standard error, and all"
                    + " else is enriched nevertheless; the exit status is then 1."
        })
public final class EnrichCommand implements Callable<Integer> {

    static final int SOME_FAILED = 1;

    private static final byte[] ID = {'{', '"', 'i', 'd', '"', ':'};

    @Option(
            names = "--ndjson",
            description =
                    "Read input as an .ndjson file, whatever its name: one article per line, as a"
                            + " JSON object with \"text\" and optional fields. Each enriched"
                            + " article begins with the \"id\" of its line, if it has one.")
    private boolean ndjson;

    @Option(
            names = "--explain",
            description = "Print what was found and why, readable, with colours on a terminal.")
    private boolean explain;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description =
                    "Publication date, such as 2023-11-10, of articles for which the source"
                            + " declares none.")
    private @Nullable String published;

    @Parameters(paramLabel = "FILE", description = "Files to read; - or none means standard input.")
    private List<String> files = List.of(InputFiles.STANDARD_INPUT);

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (ndjson && explain) {
            error("--explain can't be combined with --ndjson");
            return 2;
        }
        FieldNames names;
        try {
            names = FieldNames.of(System.getenv().getOrDefault("DATELINE_FIELDS", ""));
        } catch (IllegalArgumentException e) {
            error(String.valueOf(e.getMessage()));
            return 2;
        }
        Clock clock = Clock.systemUTC();
        Enricher enricher = Enricher.load(clock);
        var settings = new InputFile.Settings(new Formats(names), ndjson, published, clock);
        var enrichment =
                new OrderedEnrichment(
                        enricher::enrich,
                        explain ? EnrichCommand::explanation : EnrichCommand::line,
                        this::error);
        try (OutputStream out = new BufferedOutputStream(new StandardOutput(), 1 << 16);
                InputFiles records = new InputFiles(files, settings)) {
            OrderedEnrichment.Count count = enrichment.run(records, out);
            if (count.failed() > 0 && count.records() > 1) {
                error(count.failed() + " of " + count.records() + " records failed");
            }
            return count.failed() == 0 ? 0 : SOME_FAILED;
        } catch (ClosedOutput e) {
            return SOME_FAILED; // the reader of the pipe has seen enough
        }
    }

    private static byte[] explanation(InputRecord.Article record, ArticleEnriched enriched) {
        return new Explanation(enriched, Style.ofTerminal()).render().getBytes(UTF_8);
    }

    /// JSON, and before all of it the record's id, if it has one.
    static byte[] line(InputRecord.Article record, ArticleEnriched enriched) {
        byte[] json = EventCodec.encode(enriched);
        byte[] id = record.id();
        ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + id.length + 16);
        if (id.length > 0) {
            line.writeBytes(ID);
            line.writeBytes(id);
            line.write(',');
            line.write(json, 1, json.length - 1);
        } else {
            line.writeBytes(json);
        }
        line.write('\n');
        return line.toByteArray();
    }

    /// Standard output, whose faults are told from those of the input.
    private static final class StandardOutput extends FileOutputStream {

        StandardOutput() {
            super(FileDescriptor.out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws ClosedOutput {
            try {
                super.write(bytes, from, length);
            } catch (IOException e) {
                throw new ClosedOutput(e);
            }
        }
    }

    private static final class ClosedOutput extends IOException {

        private static final long serialVersionUID = 1;

        ClosedOutput(IOException cause) {
            super("standard output is closed", cause);
        }
    }

    private void error(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        spec.commandLine().getErr().println("dateline: " + message);
        spec.commandLine().getErr().flush();
    }
}
