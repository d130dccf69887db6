package org.dateline.gateway.page;

import java.util.List;
import java.util.Locale;
import org.dateline.gateway.system.Services.Quarantined;

/// The page of files that could not be ingested.
///
/// @param notice what was done just now, empty when nothing was
/// @param more how many are not shown, in words; empty when all are
public record QuarantineView(String notice, List<Entry> files, String more) {

    private static final int MAX_FILES = 100;

    /// A file.
    ///
    /// @param retry address to send it on its way again
    public record Entry(String file, String reason, String detail, String when, String retry) {}

    public static QuarantineView of(String notice, List<Quarantined> files) {
        return new QuarantineView(
                notice,
                files.stream().limit(MAX_FILES).map(QuarantineView::entry).toList(),
                files.size() > MAX_FILES
                        ? "and " + Wording.number(files.size() - MAX_FILES) + " more"
                        : "");
    }

    private static Entry entry(Quarantined file) {
        return new Entry(
                file.file(),
                file.meaning(),
                file.detail(),
                "%s, %s".formatted(Wording.instant(file.time()), size(file.bytes())),
                "/status/quarantine/" + Links.segment(file.claim()) + "/retry");
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return Wording.count(bytes, "byte", "bytes");
        }
        return bytes < 1_000_000
                ? Wording.number(bytes / 1_000) + " kB"
                : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
    }
}
