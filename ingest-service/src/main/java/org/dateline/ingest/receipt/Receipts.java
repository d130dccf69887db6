package org.dateline.ingest.receipt;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dateline.ingest.archive.Archive;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.quarantine.Quarantine;
import org.dateline.ingest.receipt.Receipt.State;

/// Finds what became of dropped files, from where they are: nothing else is kept of them.
public final class Receipts {

    /// Enough for one name, and a bound for what a question may cost.
    private static final int MOST = 1_000;

    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Archive archive;
    private final Predicate<ClaimId> isCommitted;

    public Receipts(
            Inbox inbox, Quarantine quarantine, Archive archive, Predicate<ClaimId> isCommitted) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.archive = archive;
        this.isCommitted = isCommitted;
    }

    /// All files of a name: the whole relative one or its last part. Those that wait come first,
    /// then the newest claims.
    public List<Receipt> of(String name) throws IOException {
        Predicate<Path> asked =
                path ->
                        FileNames.text(path).equals(name)
                                || path.getFileName().toString().equals(name);
        List<Receipt> receipts = new ArrayList<>(waiting(asked));
        List<Receipt> taken = new ArrayList<>();
        for (Claim claim : inbox.claims()) {
            if (asked.test(claim.name())) {
                taken.add(receipt(claim));
            }
        }
        for (Quarantine.Entry entry : quarantine.entries()) {
            if (asked.test(entry.name())) {
                taken.add(receipt(entry));
            }
        }
        for (Archive.Archived archived : archive.find(asked, erased -> erased.is(name), MOST)) {
            taken.add(archived.isErased() ? erased(name, archived) : receipt(archived));
        }
        taken.sort((a, b) -> String.valueOf(b.claim()).compareTo(String.valueOf(a.claim())));
        receipts.addAll(taken);
        return receipts;
    }

    private Receipt receipt(Claim claim) {
        State state = isCommitted.test(claim.id()) ? State.PUBLISHED : State.CLAIMED;
        return new Receipt(
                claim.fileName(),
                claim.id().toString(),
                state,
                claim.id().claimedAt(),
                null,
                null,
                claim.file().toString());
    }

    private static Receipt receipt(Quarantine.Entry entry) {
        return new Receipt(
                FileNames.text(entry.name()),
                entry.claim().toString(),
                State.QUARANTINED,
                entry.reason().time(),
                entry.reason().reason(),
                entry.reason().detail(),
                entry.file().toString());
    }

    private static Receipt receipt(Archive.Archived archived) {
        return new Receipt(
                FileNames.text(archived.name()),
                archived.claim().toString(),
                State.ARCHIVED,
                archived.claim().claimedAt(),
                null,
                null,
                archived.file().toString());
    }

    /// Under the name that was asked for: nobody else knows it any more.
    private static Receipt erased(String name, Archive.Archived archived) {
        return new Receipt(
                name,
                archived.claim().toString(),
                State.ERASED,
                archived.claim().claimedAt(),
                null,
                null,
                archived.file().toString());
    }

    private List<Receipt> waiting(Predicate<Path> asked) throws IOException {
        List<Receipt> waiting = new ArrayList<>();
        Files.walkFileTree(
                inbox.root(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        boolean passed =
                                !folder.equals(inbox.root())
                                        && FileNames.waitsForRename(folder.getFileName());
                        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        Path name = inbox.root().relativize(file);
                        if (asked.test(name)) {
                            waiting.add(
                                    new Receipt(
                                            FileNames.text(name),
                                            null,
                                            State.WAITING,
                                            attributes.lastModifiedTime().toInstant(),
                                            null,
                                            null,
                                            file.toString()));
                        }
                        return waiting.size() < MOST
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return waiting;
    }
}
