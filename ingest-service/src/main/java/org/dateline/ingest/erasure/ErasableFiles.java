package org.dateline.ingest.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dateline.events.ArticleId;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Formats;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.ingest.archive.Archive;
import org.dateline.ingest.archive.ArchiveEraser;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.quarantine.Quarantine;

/// The files that articles came from, as far as they are kept. A file goes when all articles in it
/// were erased. In one that holds others, what its format says takes the place of the erased
/// record,
/// of the same length, so that its neighbours stay where they were; where that can't be, the file
/// is kept, and named.
public final class ErasableFiles {

    /// For who erases another article of the same file.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Formats formats;
    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Archive archive;
    private final ArchiveEraser eraser;

    public ErasableFiles(Formats formats, Inbox inbox, Quarantine quarantine, Archive archive) {
        this.formats = formats;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.archive = archive;
        this.eraser = new ArchiveEraser(archive);
    }

    /// What became of the articles in a file.
    public sealed interface Outcome {

        /// They are gone, or were not kept.
        record Gone() implements Outcome {}

        /// The file is still on its way; ask again.
        record Busy() implements Outcome {}

        /// The file stays as it is.
        ///
        /// @param detail why, and what to do
        record Kept(Path file, String detail) implements Outcome {}
    }

    /// What a file holds.
    ///
    /// @param others records that were not erased
    /// @param erased where the erased ones stand
    /// @param doubt why it can't be told; empty where it can
    private record Contents(long others, List<ArchiveEraser.Span> erased, String doubt) {}

    /// Removes articles from the file of a claim. Safe to repeat.
    ///
    /// @param erased those of its articles that were erased, by their places in the file
    /// @throws IOException when the archive can't be used now
    public Outcome erase(ClaimId id, Map<Long, UUID> erased) throws IOException {
        if (isClaimed(id)) {
            return new Outcome.Busy();
        }
        Optional<Quarantine.Entry> quarantined = quarantine.entry(id);
        if (quarantined.isPresent()) {
            return new Outcome.Kept(
                    quarantined.get().file(),
                    "the file is in quarantine and could be retried; delete it there");
        }
        Optional<Archive.Lock> lock = archive.lock(id, PATIENCE);
        if (lock.isEmpty()) {
            return new Outcome.Busy();
        }
        try (var _ = lock.get()) {
            Optional<Archive.Archived> archived = archive.of(id);
            if (archived.isPresent()) {
                return erase(archived.get(), erased);
            }
        }
        // it may have come back from quarantine in between
        return isClaimed(id) ? new Outcome.Busy() : new Outcome.Gone();
    }

    private Outcome erase(Archive.Archived archived, Map<Long, UUID> erased) throws IOException {
        Path file = archived.file();
        Optional<ArticleFormat> format = format(archived);
        if (format.isEmpty()) {
            return new Outcome.Kept(file, "the file's format is not supported; delete the file");
        }
        Contents contents = contents(archived, format.get(), erased);
        if (!contents.doubt().isEmpty()) {
            return new Outcome.Kept(file, contents.doubt());
        }
        if (contents.others() == 0) {
            eraser.erase(archived);
        } else if (!contents.erased().isEmpty()) {
            eraser.blank(archived, contents.erased());
            // where locks are lost, another may have put back what it had copied before
            Contents left = contents(archived, format.get(), erased);
            return left.erased().isEmpty() && left.doubt().isEmpty()
                    ? new Outcome.Gone()
                    : new Outcome.Busy();
        }
        return new Outcome.Gone();
    }

    private Optional<ArticleFormat> format(Archive.Archived archived) throws IOException {
        try (RecordInput input = input(archived.file())) {
            return formats.of(input.beginning(FileNames.text(archived.name())));
        }
    }

    private static Contents contents(
            Archive.Archived archived, ArticleFormat format, Map<Long, UUID> erased)
            throws IOException {
        try (RecordInput input = input(archived.file());
                RecordReader reader = format.open(input, 0)) {
            return contents(FileNames.text(archived.name()), format, reader, erased);
        }
    }

    /// @param name that the file was dropped under
    private static Contents contents(
            String name, ArticleFormat format, RecordReader reader, Map<Long, UUID> erased)
            throws IOException {
        long others = 0;
        List<ArchiveEraser.Span> spans = new ArrayList<>();
        boolean fixed = false;
        for (long record = 0; ; record++) {
            UUID id = erased.get(record);
            switch (next(reader)) {
                case Step.Article article -> {
                    Origin origin = article.origin();
                    if (id == null) {
                        others++;
                    } else if (origin != null) {
                        if (!ArticleId.isOf(
                                id, name, article.entry(), article.declared(), article.text())) {
                            return doubtful("record " + record + " is a different article now");
                        }
                        Optional<byte[]> blank = format.blank(origin);
                        fixed |= blank.isEmpty();
                        blank.ifPresent(b -> spans.add(new ArchiveEraser.Span(origin.start(), b)));
                    } else {
                        fixed = true;
                    }
                }
                case Step.Broken broken -> {
                    if (format.isBlank(broken.origin())) {
                        continue; // it was erased before
                    } else if (id == null) {
                        others++;
                    } else {
                        return doubtful("record " + record + " can no longer be read");
                    }
                }
                case Step.LeftOut _ -> others++;
                case Step.Unfinished() -> throw new IllegalStateException("next goes on");
                case Step.End() -> {
                    return fixed && others > 0
                            ? doubtful(
                                    "the file holds other articles and can't be changed in place")
                            : new Contents(others, spans, "");
                }
                case Step.Unusable _ -> {
                    return doubtful("the file can no longer be read");
                }
            }
        }
    }

    private static Step next(RecordReader reader) throws IOException {
        Step step = reader.next();
        while (step instanceof Step.Unfinished) {
            step = reader.next();
        }
        return step;
    }

    private static Contents doubtful(String what) {
        return new Contents(
                0, List.of(), what + "; remove the article from the file, or delete the file");
    }

    private static RecordInput input(Path file) throws IOException {
        return new RecordInput(
                Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
                Files.size(file));
    }

    private boolean isClaimed(ClaimId id) throws IOException {
        return inbox.claims().stream().anyMatch(claim -> claim.id().equals(id));
    }
}
