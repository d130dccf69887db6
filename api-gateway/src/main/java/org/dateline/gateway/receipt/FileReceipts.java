package org.dateline.gateway.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.gateway.postgres.Claims;

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

    /// Those that wait come first, then the newest claims; at most twenty. A file that was deleted
    /// after it was published is known by its articles alone.
    ///
    /// @param name path in the inbox, or its last part
    /// @throws IngestAwayException when ingest-service does not answer
    public List<FileReceipt> of(String name) {
        List<FileReceipt> receipts = new ArrayList<>(files.of(name));
        Set<String> known = new HashSet<>();
        receipts.forEach(receipt -> known.add(String.valueOf(receipt.claim())));
        for (Claims.Taken taken : claims.ofFile(name, MOST)) {
            if (known.add(taken.claim())) {
                receipts.add(published(taken));
            }
        }
        // a stable sort: files that wait stay as they came
        receipts.sort(
                Comparator.comparing(
                        receipt -> Optional.ofNullable(receipt.claim()).orElse("~"),
                        Comparator.reverseOrder()));
        return receipts.stream().limit(MOST).map(this::whole).toList();
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
                List.of());
    }

    private FileReceipt whole(FileReceipt receipt) {
        String claim = receipt.claim();
        return claim == null ? receipt : claims.byId(claim).map(receipt::with).orElse(receipt);
    }
}
