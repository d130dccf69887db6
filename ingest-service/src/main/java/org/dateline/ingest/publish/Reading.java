package org.dateline.ingest.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.events.RecordRejection;
import org.dateline.events.Source;
import org.dateline.events.Topic;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Formats;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.ledger.LedgerEntry.LeftOut;
import org.jspecify.annotations.Nullable;

/// A claimed file while its records are read.
public final class Reading implements Opened, Closeable {

    /// Takes some 10 ms to hash.
    private static final long LONGEST_SKIP = 16 << 20;

    private final Claim claim;
    private final Clock clock;
    private final ArticleFormat format;
    private final long size;
    private final FileTime modified;
    private final RecordInput input;
    private final Optional<LedgerEntry> from;
    private final Watch watch;
    private @Nullable RecordReader reader;
    private boolean begun;
    private long nextRecord;
    private long passedOver;
    private long leftOut;
    private @Nullable LeftOut firstLeftOut;

    /// Told before each step where in the file it begins.
    @FunctionalInterface
    public interface Watch {

        void reading(ClaimId claim, long position);
    }

    /// What reading on gives: a record, or a [Refusal] of all that is left.
    public sealed interface Next
            permits Next.Article, Next.Rejected, Next.LeftOut, Next.Unfinished, Next.End, Refusal {

        record Article(Outgoing record) implements Next {}

        /// A record that is put aside.
        record Rejected(Outgoing record, ReasonCode reason) implements Next {}

        /// A record that nothing can be sent of.
        record LeftOut() implements Next {}

        /// Nothing yet: other files may have their turn.
        record Unfinished() implements Next {}

        record End() implements Next {}
    }

    private Reading(
            Claim claim,
            ArticleFormat format,
            BasicFileAttributes attributes,
            RecordInput input,
            Optional<LedgerEntry> from,
            Watch watch,
            Clock clock) {
        this.claim = claim;
        this.clock = clock;
        this.format = format;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
        this.input = input;
        this.nextRecord = from.map(LedgerEntry::nextRecord).orElse(0L);
        this.leftOut = from.flatMap(entry -> Optional.ofNullable(entry.leftOut())).orElse(0L);
        this.firstLeftOut = from.map(LedgerEntry::firstLeftOut).orElse(null);
        this.from = from;
        this.begun = from.isEmpty();
        this.watch = watch;
    }

    /// Opens a claimed file. Reading begins behind the records that are published already, once
    /// what they were read from has proved to be the same.
    ///
    /// @param clock says when records were rejected
    /// @throws IOException where trying again may help
    public static Opened open(
            Formats formats, Claim claim, Optional<LedgerEntry> from, Watch watch, Clock clock)
            throws IOException {
        BasicFileAttributes attributes = attributes(claim);
        if (!attributes.isRegularFile()) {
            return new Refusal(
                    claim,
                    ReasonCode.NOT_A_FILE,
                    attributes.isSymbolicLink() ? "a symbolic link" : "not a regular file");
        }
        RecordInput input = input(claim, attributes.size());
        Optional<Opened> opened = Optional.empty();
        try {
            opened = Optional.of(open(formats, claim, from, attributes, input, watch, clock));
        } finally {
            if (!(opened.orElse(null) instanceof Reading)) {
                input.close();
            }
        }
        return opened.orElseThrow();
    }

    private static Opened open(
            Formats formats,
            Claim claim,
            Optional<LedgerEntry> from,
            BasicFileAttributes attributes,
            RecordInput input,
            Watch watch,
            Clock clock)
            throws IOException {
        Optional<ArticleFormat> found = formats.of(input.beginning(claim.fileName()));
        if (found.isEmpty()) {
            return new Refusal(claim, ReasonCode.UNSUPPORTED_FORMAT, formats.unsupported());
        }
        ArticleFormat format = found.get();
        if (attributes.size() > format.longestFile()) {
            return new Refusal(
                    claim,
                    ReasonCode.TOO_LARGE,
                    "the file has %d bytes; limit of its format: %d"
                            .formatted(attributes.size(), format.longestFile()));
        }
        int before = from.map(LedgerEntry::readerVersion).orElse(format.version());
        if (before != format.version()) {
            return new Refusal(
                    claim,
                    ReasonCode.CHANGED_AFTER_CLAIM,
                    "partly published by reader version %d; this is version %d"
                            .formatted(before, format.version()));
        }
        return new Reading(claim, format, attributes, input, from, watch, clock);
    }

    public Claim claim() {
        return claim;
    }

    /// How many bytes the file has.
    public long size() {
        return size;
    }

    /// How many bytes of it were read.
    public long position() {
        return input.position();
    }

    public Next next() throws IOException {
        if (!begun) {
            return begin();
        }
        watch.reading(claim.id(), position());
        return switch (reader().next()) {
            case Step.Article article -> published(article, nextRecord++);
            case Step.Broken(ReasonCode reason, String detail, Origin origin) ->
                    rejected(reason, detail, origin, nextRecord++);
            case Step.LeftOut(String what, long line, long start, long length, long most) -> {
                nextRecord++;
                leftOut++;
                if (firstLeftOut == null) {
                    firstLeftOut = new LeftOut(what, line, start, length, most);
                }
                yield new Next.LeftOut();
            }
            case Step.Unfinished() -> new Next.Unfinished();
            case Step.End() -> new Next.End();
            case Step.Unusable(ReasonCode reason, String detail) ->
                    new Refusal(claim, reason, detail);
        };
    }

    private RecordReader reader() throws IOException {
        RecordReader open = reader;
        if (open == null) {
            open = format.open(input, format.resumesByBytes() ? nextRecord : 0);
            reader = open;
        }
        return open;
    }

    /// Goes over what is published, part by part, and then proves that it was the same.
    private Next begin() throws IOException {
        long published = from.map(LedgerEntry::bytesRead).orElse(0L);
        boolean same = true;
        if (format.resumesByBytes()) {
            long left = published - position();
            same = input.skip(Math.min(left, LONGEST_SKIP));
            begun = left <= LONGEST_SKIP;
        } else if (passedOver < nextRecord || input.taken() < published) {
            // behind the last record, steps without one may have been published
            watch.reading(claim.id(), position());
            same = passOver(reader().pass()) && passedOver <= nextRecord;
        } else {
            begun = true;
        }
        if (begun) {
            same &= input.taken() == published;
            same &= from.map(LedgerEntry::sha256).filter(input.sha256()::equals).isPresent();
        }
        return same
                ? new Next.Unfinished()
                : new Refusal(
                        claim,
                        ReasonCode.CHANGED_AFTER_CLAIM,
                        "the first " + published + " bytes are not those that were published");
    }

    /// Whether there was one.
    private boolean passOver(Step step) {
        switch (step) {
            case Step.Article _, Step.Broken _, Step.LeftOut _ -> passedOver++;
            case Step.Unfinished() -> {}
            case Step.End(), Step.Unusable _ -> {
                return false;
            }
        }
        return true;
    }

    /// What the ledger should say once all that was read so far is committed.
    ///
    /// @param owner `transactional.id` of the slot
    public LedgerEntry progress(String owner, boolean done) {
        return new LedgerEntry(
                claim.id().toString(),
                owner,
                nextRecord,
                input.taken(),
                input.sha256(),
                format.version(),
                leftOut == 0 ? null : leftOut,
                firstLeftOut,
                done);
    }

    /// Whether size and mtime are still those that the file had when it was opened.
    public boolean isUnchanged() throws IOException {
        try {
            BasicFileAttributes now = attributes(claim);
            return now.isRegularFile()
                    && now.size() == size
                    && now.lastModifiedTime().equals(modified);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (input;
                var _ = reader) {
            // both, also where one fails
        }
    }

    private Next published(Step.Article article, long record) {
        var outgoing =
                Outgoing.of(
                        ArticleReceived.of(
                                claim.id().claimedAt(),
                                new Source(
                                        claim.id().toString(),
                                        record,
                                        claim.fileName(),
                                        article.mediaType(),
                                        article.charset(),
                                        article.sha256(),
                                        claim.id().isForced() ? true : null,
                                        article.charsetDoubtful() ? true : null,
                                        article.entry()),
                                article.declared(),
                                article.text()));
        if (outgoing.isPresent()) {
            return new Next.Article(outgoing.get());
        }
        String detail =
                "the article's JSON has more than " + Topic.RECEIVED.maxRecordBytes() + " bytes";
        return article.origin() == null
                ? new Refusal(claim, ReasonCode.TOO_LARGE, detail)
                : rejected(ReasonCode.TOO_LARGE, detail, article.origin(), record);
    }

    private Next rejected(ReasonCode reason, String detail, Origin origin, long record) {
        var rejection =
                new RecordRejection(
                        reason,
                        detail,
                        claim.id().toString(),
                        record,
                        claim.fileName(),
                        origin.start(),
                        clock.instant());
        return new Next.Rejected(Outgoing.of(rejection, origin.bytes()), reason);
    }

    private static RecordInput input(Claim claim, long size) throws IOException {
        InputStream in =
                Files.newInputStream(
                        claim.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return new RecordInput(in, size);
    }

    private static BasicFileAttributes attributes(Claim claim) throws IOException {
        return Files.readAttributes(
                claim.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
