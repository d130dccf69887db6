package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.formats.html.HtmlArticle;
import org.dateline.formats.html.HtmlReader;
import org.dateline.formats.html.HtmlResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dateline enrich`: what the system would find in a text, on standard output.
@Command(
        name = "enrich",
        description = {
            "Enrich text and write JSON to standard output: dates, publication date, entities,"
                    + " segments, title, language and fingerprint. Needs no running system.",
            "Each FILE is one article, as plain text or, if its name ends in .html, .htm or .xhtml,"
                    + " as a web page, and gives one line of JSON."
        },
        footer = {
            "",
            "The exit status is 1 if some input could not be read or enriched; all other input is"
                    + " enriched nevertheless."
        })
public final class EnrichCommand implements Callable<Integer> {

    static final int SOME_FAILED = 1;
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--ndjson",
            description =
                    "Read one article per line, {\"id\", \"text\", \"published\"?}, and write each"
                            + " enriched article with its id, in the same order.")
    private boolean ndjson;

    @Option(
            names = "--explain",
            description = "Print what was found and why, readable, with colours on a terminal.")
    private boolean explain;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description =
                    "Publication date declared by the source, such as 2023-11-10. With --ndjson,"
                            + " for lines without \"published\".")
    private @Nullable String published;

    @Parameters(paramLabel = "FILE", description = "Files to read; - or none means standard input.")
    private List<String> files = List.of(STANDARD_INPUT);

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (ndjson && explain) {
            error("--explain can't be combined with --ndjson");
            return 2;
        }
        Enricher enricher = Enricher.load(Clock.systemUTC());
        boolean complete = true;
        try (OutputStream out = new BufferedOutputStream(new StandardOutput(), 1 << 16)) {
            for (String file : files) {
                complete &=
                        ndjson ? enrichLines(enricher, file, out) : enrichFile(enricher, file, out);
            }
        } catch (ClosedOutput e) {
            return SOME_FAILED; // the reader of the pipe has seen enough
        }
        return complete ? 0 : SOME_FAILED;
    }

    private boolean enrichLines(Enricher enricher, String file, OutputStream out)
            throws IOException, InterruptedException {
        String place = file.equals(STANDARD_INPUT) ? "" : file + ": ";
        NdjsonEnrichment enrichment =
                new NdjsonEnrichment(
                        new NdjsonArticle.Reader(file, published, Clock.systemUTC()),
                        enricher::enrich,
                        problem -> error(place + problem));
        try (InputStream in = open(file)) {
            NdjsonEnrichment.Count count = enrichment.run(in, out);
            if (count.broken() > 0) {
                error(place + count.broken() + " of " + count.lines() + " lines were invalid");
            }
            return count.broken() == 0;
        } catch (ClosedOutput e) {
            throw e;
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    private boolean enrichFile(Enricher enricher, String file, OutputStream out)
            throws IOException {
        byte[] bytes;
        try (InputStream in = open(file)) {
            bytes = in.readNBytes(1 + Math.max(PlainText.MOST_BYTES, HtmlReader.MAX_BYTES));
        } catch (IOException e) {
            return unreadable(file, e);
        }
        Optional<ArticleReceived> read =
                WebPage.isNamed(name(file)) && HtmlReader.hasMarkup(bytes)
                        ? webPage(file, bytes)
                        : plainText(file, bytes);
        if (read.isEmpty()) {
            return false;
        }
        ArticleReceived article = read.get();
        ArticleEnriched enriched;
        try {
            enriched = enricher.enrich(article);
        } catch (RuntimeException | StackOverflowError e) {
            error(file + ": " + NdjsonEnrichment.problem(e)); // the other files are worth reading
            return false;
        }
        if (explain) {
            out.write(new Explanation(enriched, Style.ofTerminal()).render().getBytes(UTF_8));
        } else {
            out.write(EventCodec.encode(enriched));
            out.write('\n');
        }
        return true;
    }

    private Optional<ArticleReceived> plainText(String file, byte[] bytes) {
        PlainText text;
        try {
            text = PlainText.decode(bytes);
        } catch (PlainText.TooLargeException e) {
            error(file + ": " + e.getMessage());
            return Optional.empty();
        }
        if (text.isGuess()) {
            error(file + ": not UTF-8, read as " + text.charset());
        }
        return Optional.of(text.article(name(file), bytes, published, Clock.systemUTC()));
    }

    private Optional<ArticleReceived> webPage(String file, byte[] bytes) {
        return switch (HtmlReader.read(bytes, null, null)) {
            case HtmlResult.Refused refused -> {
                error(file + ": " + refused.detail());
                yield Optional.empty();
            }
            case HtmlResult.Read(HtmlArticle page) ->
                    Optional.of(
                            WebPage.article(page, name(file), bytes, published, Clock.systemUTC()));
        };
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

    private static InputStream open(String file) throws IOException {
        return file.equals(STANDARD_INPUT)
                ? new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16)
                : new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16);
    }

    private static String name(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }

    /// Says so; the other files are enriched all the same.
    private boolean unreadable(String file, IOException e) {
        error(
                file
                        + ": "
                        + switch (e) {
                            case NoSuchFileException missing -> "no such file";
                            case AccessDeniedException denied -> "permission denied";
                            default -> "can't be read: " + e.getMessage();
                        });
        return false;
    }

    private void error(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        spec.commandLine().getErr().println("dateline: " + message);
        spec.commandLine().getErr().flush();
    }
}
