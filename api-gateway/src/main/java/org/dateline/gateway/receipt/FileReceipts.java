package org.dateline.gateway.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.gateway.postgres.Claims;
import org.jspecify.annotations.Nullable;

/// Tells of a file by its name: where it stands, and what became of its records.
public final class FileReceipts {

    /// Of files by one name, told of at once.
    private static final int MOST = 20;

    private final IngestFiles files;
    private final Claims claims;

    public FileReceipts(IngestFiles files, Claims claims) {
        this.files = files;
        this.claims = claims;
    }

    /// One page.
    ///
    /// @param next where the page after begins; null when this is the last
    public record Page(List<FileReceipt> files, @Nullable String next) {}

    /// Those that wait come first, then the newest claims; at most twenty at once. A file that was
    /// deleted after it was published is known by its articles alone.
    ///
    /// @param name path in the inbox, or its last part
    /// @param before the `next` of the page before
    /// @throws IngestAwayException when ingest-service does not answer
    public Page of(String name, Optional<String> before) {
        List<FileReceipt> receipts = new ArrayList<>();
        for (FileReceipt receipt : files.of(name)) {
            if (isBehind(receipt.claim(), before)) {
                receipts.add(receipt);
            }
        }
        Set<String> known = new HashSet<>();
        receipts.forEach(receipt -> known.add(String.valueOf(receipt.claim())));
        for (Claims.Taken taken : claims.ofFile(name, before, MOST + 1)) {
            if (known.add(taken.claim())) {
                receipts.add(published(taken));
            }
        }
        // a stable sort: files that wait stay as they came
        receipts.sort(
                Comparator.comparing(
                        receipt -> Optional.ofNullable(receipt.claim()).orElse("~"),
                        Comparator.reverseOrder()));
        long waiting = receipts.stream().filter(receipt -> receipt.claim() == null).count();
        long shown = Math.max(MOST, waiting);
        List<FileReceipt> page = receipts.stream().limit(shown).map(this::whole).toList();
        String next =
                receipts.size() <= shown
                        ? null
                        : Optional.ofNullable(page.getLast().claim()).orElse("~");
        return new Page(page, next);
    }

    private static boolean isBehind(@Nullable String claim, Optional<String> before) {
        return before.isEmpty() || (claim != null && claim.compareTo(before.get()) < 0);
    }

    private static FileReceipt published(Claims.Taken taken) {
        return new FileReceipt(
                taken.file(),
                taken.claim(),
                "PUBLISHED",
                taken.receivedAt(),
                null,
                null,
                0,
                0,
                0,
                List.of(),
                null);
    }

    private FileReceipt whole(FileReceipt receipt) {
        String claim = receipt.claim();
        return claim == null ? receipt : claims.byId(claim).map(receipt::with).orElse(receipt);
    }
}
