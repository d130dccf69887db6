package org.dateline.formats.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Expansion.BombException;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.archive.Entries.Entry;
import org.jspecify.annotations.Nullable;

/// Reads the records of the files in an archive, one file after the other. A file that is of no use
/// is one broken record, and the next one is read.
public final class EntriesReader implements RecordReader {

    private static final int MOST_ENTRIES = 1_000_000;

    /// Folders and the like that are passed over before other files have their turn.
    private static final int MOST_PASSED = 10_000;

    /// What is read for such before other files have their turn.
    private static final int MOST_READ = 16 << 20;

    /// What is passed over in one go of a file that nobody wants.
    private static final int MOST_DRAINED = 16 << 20;

    private final RecordInput input;
    private final Packed packed;
    private final Entries entries;
    private final Optional<EntryFormats> formats;

    /// Whether the files in it have names of their own.
    private final boolean named;

    private @Nullable Opened opened;
    private long count;
    private boolean any;
    private boolean passing;

    /// A file while it is read.
    ///
    /// @param reader of its records; none where they are of no use, or all read
    private record Opened(String name, InputStream content, @Nullable RecordReader reader) {

        Opened drained() {
            return new Opened(name, content, null);
        }
    }

    EntriesReader(
            RecordInput input,
            Packed packed,
            Entries entries,
            Optional<EntryFormats> formats,
            boolean named) {
        this.input = input;
        this.packed = packed;
        this.entries = entries;
        this.formats = formats;
        this.named = named;
    }

    /// Of files that stand within something else than an archive. Where there are none, the first
    /// step is `Unusable` for it is `EMPTY`.
    ///
    /// @param content that they are in
    /// @param input that this was read from, which counts what is unpacked
    /// @param formats that the files may be of; none where they are too deep
    public static RecordReader of(
            InputStream content,
            RecordInput input,
            Entries entries,
            Optional<EntryFormats> formats) {
        return new EntriesReader(input, new Packed(content), entries, formats, true);
    }

    @Override
    public Step pass() throws IOException {
        passing = true;
        try {
            return next();
        } finally {
            passing = false;
        }
    }

    @Override
    public Step next() throws IOException {
        try {
            Step step = step();
            any |= !(step instanceof Step.Unfinished);
            return step;
        } catch (BombException e) {
            return new Step.Unusable(
                    ReasonCode.TOO_LARGE,
                    e.getMessage() + "; unpack what you need of it and drop that");
        } catch (IOException | RuntimeException e) {
            if (packed.hasFailed()) {
                throw e;
            }
            return packed.isBarren() ? barren() : damaged();
        }
    }

    private static Step barren() {
        return new Step.Unusable(
                ReasonCode.UNREADABLE,
                "the compressed data go on for %d MiB without any content: they are damaged, or made to keep readers busy; unpack what you need of it and drop that"
                        .formatted(Packed.MOST_BARREN_BYTES >> 20));
    }

    private Step damaged() {
        Opened file = opened;
        if (file != null && file.reader() != null && named) {
            // what comes behind it may be whole
            opened = file.drained();
            return broken(file.name(), ReasonCode.UNREADABLE, "it is damaged");
        }
        return new Step.Unusable(
                ReasonCode.UNREADABLE,
                "the archive is damaged or cut off here; unpack what can be saved of it and drop that");
    }

    private Step step() throws IOException {
        long from = input.position();
        for (int passed = 0;
                passed < MOST_PASSED && input.position() - from < MOST_READ;
                passed++) {
            Opened file = opened;
            if (file != null && file.reader() != null) {
                Optional<Step> step = step(file, file.reader());
                if (step.isPresent()) {
                    return step.get();
                }
                continue;
            }
            if (file != null && !isDrained(file.content())) {
                return new Step.Unfinished();
            }
            opened = null;
            Optional<Entry> entry = entries.next();
            if (entry.isEmpty()) {
                return any
                        ? new Step.End()
                        : new Step.Unusable(ReasonCode.EMPTY, "the archive holds no files");
            }
            count++;
            if (count > MOST_ENTRIES) {
                return new Step.Unusable(
                        ReasonCode.TOO_LARGE,
                        "the archive has more than %d files; split it and drop the parts"
                                .formatted(MOST_ENTRIES));
            }
            switch (entry.get()) {
                case Entry.Nothing(String name, InputStream content) ->
                        opened = new Opened(name, content, null);
                case Entry.Refused(
                                String name,
                                ReasonCode reason,
                                String detail,
                                InputStream content) -> {
                    opened = new Opened(name, content, null);
                    return broken(name, reason, detail);
                }
                case Entry.Last(String name, ReasonCode reason, String detail) -> {
                    return new Step.Unusable(
                            reason,
                            name
                                    + ": "
                                    + detail
                                    + "; the files behind it can't be found: unpack the archive"
                                    + " and drop them by themselves");
                }
                case Entry.File(String name, InputStream content) -> {
                    Optional<Step> refused = open(name, content);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                }
            }
        }
        return new Step.Unfinished();
    }

    private Optional<Step> step(Opened file, RecordReader reader) throws IOException {
        Step step = passing ? reader.pass() : reader.next();
        return switch (step) {
            case Step.Article article ->
                    Optional.of(named ? placed(article, file.name()) : article);
            case Step.Broken(ReasonCode reason, String detail, Origin origin) ->
                    Optional.of(
                            named
                                    ? new Step.Broken(reason, file.name() + ": " + detail, origin)
                                    : step);
            case Step.LeftOut _, Step.Unfinished _ -> Optional.of(step);
            case Step.End() -> {
                close(file, reader);
                yield Optional.empty();
            }
            case Step.Unusable(ReasonCode reason, String detail) -> {
                close(file, reader);
                yield Optional.of(named ? broken(file.name(), reason, detail) : step);
            }
        };
    }

    private void close(Opened file, RecordReader reader) throws IOException {
        opened = file.drained();
        reader.close();
    }

    private Step placed(Step.Article article, String name) {
        Step.Article within = article.within(name);
        return within.origin() != null
                ? within
                : new Step.Article(
                        within.text(),
                        within.declared(),
                        within.mediaType(),
                        within.charset(),
                        within.charsetDoubtful(),
                        within.sha256(),
                        origin(name),
                        within.entry());
    }

    /// @return why it can't be opened
    private Optional<Step> open(String name, InputStream content) throws IOException {
        opened = new Opened(name, content, null);
        if (formats.isEmpty()) {
            return Optional.of(
                    refused(
                            name,
                            ReasonCode.UNSUPPORTED_FORMAT,
                            "archives are within each other more than %d deep"
                                    .formatted(EntryFormats.MOST_DEPTH)));
        }
        RecordInput within =
                new RecordInput(
                        new Unpacked(content, packed, input.expansion()), input.expansion());
        // reading for the first time may show that it is damaged
        opened = new Opened(name, content, () -> new Step.End());
        Beginning beginning = within.beginning(name);
        Optional<ArticleFormat> format = formats.get().of(beginning);
        if (format.isEmpty()) {
            opened = new Opened(name, content, null);
            return Optional.of(
                    refused(name, ReasonCode.UNSUPPORTED_FORMAT, "the format is not supported"));
        }
        opened = new Opened(name, content, format.get().open(within, 0));
        return Optional.empty();
    }

    private Step refused(String name, ReasonCode reason, String detail) {
        return named ? broken(name, reason, detail) : new Step.Unusable(reason, detail);
    }

    private boolean isDrained(InputStream content) throws IOException {
        byte[] block = new byte[64 << 10];
        for (long drained = 0; drained < MOST_DRAINED; ) {
            int read;
            try {
                read = content.read(block);
            } catch (IOException | RuntimeException e) {
                if (packed.hasFailed() || packed.isBarren()) {
                    throw e;
                }
                // damage that was told of already, or in what nobody wants
                return true;
            }
            if (read < 0) {
                return true;
            }
            packed.gave(read);
            input.expansion().add(read);
            drained += read;
        }
        return false;
    }

    private Step.Broken broken(String name, ReasonCode reason, String detail) {
        return new Step.Broken(reason, name + ": " + detail, origin(name));
    }

    private Origin origin(String name) {
        return new Origin(input.position(), name.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        Opened file = opened;
        try (entries) {
            if (file != null && file.reader() != null) {
                file.reader().close();
            }
        }
    }
}
