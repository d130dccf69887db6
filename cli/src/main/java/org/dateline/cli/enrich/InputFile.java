package org.dateline.cli.enrich;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Source;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.json.JsonLines;
import org.jspecify.annotations.Nullable;

/// One input, read record by record as ingest-service reads a file of its inbox.
final class InputFile implements Closeable {

    private static final byte[] NO_ID = {};

    private final String shown;
    private final String name;
    private final Settings settings;
    private final RecordInput input;
    private @Nullable RecordReader reader;
    private boolean inLines;
    private boolean ended;
    private long records;

    /// How inputs are read.
    ///
    /// @param lines whether what tells no other format is NDJSON, whose ids are wanted
    /// @param published for articles of which the input says nothing
    record Settings(Formats formats, boolean lines, @Nullable String published, Clock clock) {}

    /// @param shown how messages call it
    /// @param name of the file, without its folders
    InputFile(String shown, String name, InputStream in, Settings settings) {
        this.shown = shown;
        this.name = name;
        this.settings = settings;
        this.input = new RecordInput(in, Beginning.LENGTH);
    }

    /// Empty at the end.
    Optional<InputRecord> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        if (reader == null) {
            Optional<ArticleFormat> format = format();
            if (format.isEmpty()) {
                return unusable(ReasonCode.UNSUPPORTED_FORMAT, settings.formats.unsupported());
            }
            inLines = format.get() instanceof JsonLines;
            reader = format.get().open(input, 0);
        }
        Step step = reader.next();
        while (step instanceof Step.Unfinished) {
            step = reader.next();
        }
        return switch (step) {
            case Step.Article article -> Optional.of(article(article));
            case Step.Broken(ReasonCode reason, String detail, var _) ->
                    Optional.of(failed(reason, detail));
            case Step.LeftOut(var _, var _, var _, long length, long most) ->
                    Optional.of(
                            failed(
                                    ReasonCode.TOO_LARGE,
                                    "has %d bytes; limit: %d".formatted(length, most)));
            case Step.Unusable(ReasonCode reason, String detail) -> unusable(reason, detail);
            case Step.End() -> {
                ended = true;
                yield Optional.empty();
            }
            case Step.Unfinished() -> throw new IllegalStateException("was passed over");
        };
    }

    /// Lines from a pipe are answered as they come: no more is waited for than tells them.
    private Optional<ArticleFormat> format() throws IOException {
        if (settings.lines) {
            byte[] start = input.ahead();
            if (Beginning.holds(start, 0, '{', '"')) {
                return settings.formats.named("ndjson");
            }
        }
        Beginning beginning = input.beginning(settings.lines ? name + ".ndjson" : name);
        Optional<ArticleFormat> known = settings.formats.of(beginning);
        return known.isEmpty() && beginning.ending().isEmpty()
                ? settings.formats.named("txt")
                : known;
    }

    private InputRecord article(Step.Article article) {
        String place = place();
        Source source =
                new Source(
                        "enrich",
                        records++,
                        name,
                        article.mediaType(),
                        article.charset(),
                        article.sha256(),
                        null,
                        article.charsetDoubtful() ? true : null,
                        article.entry());
        ArticleReceived received =
                ArticleReceived.of(
                        settings.clock.instant(),
                        source,
                        dated(article.declared()),
                        article.text());
        byte[] id = settings.lines ? RecordId.of(article) : NO_ID;
        int bytes = 2 * article.text().length() + id.length;
        return new InputRecord.Article(place, received, id, bytes);
    }

    private InputRecord failed(ReasonCode reason, String detail) {
        String place = place();
        records++;
        return new InputRecord.Failed(place, detail + " (" + reason + ")");
    }

    private Optional<InputRecord> unusable(ReasonCode reason, String detail) {
        ended = true;
        return Optional.of(new InputRecord.Failed(shown, detail + " (" + reason + ")"));
    }

    private String place() {
        return shown + (inLines ? ": line " + input.lineNumber() : ": record " + records);
    }

    private Declared dated(Declared declared) {
        String published = settings.published;
        if (published == null || published.isBlank() || declared.published() != null) {
            return declared;
        }
        return new Declared(
                declared.url(),
                declared.guid(),
                declared.title(),
                declared.authors(),
                new Declared.Published(published, "published"),
                declared.language(),
                declared.publisher(),
                List.copyOf(declared.dates()),
                declared.description(),
                declared.tags(),
                declared.section());
    }

    @Override
    public void close() throws IOException {
        try (input;
                var _ = reader) {
            // both, also where one fails
        }
    }
}
