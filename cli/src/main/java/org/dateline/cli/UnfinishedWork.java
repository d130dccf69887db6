package org.dateline.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dateline.local.Part;

/// Whether dropped files are still on their way into the database, as far as can be told.
final class UnfinishedWork {

    private static final String LAG = "dateline_records_lag";

    private final HomeOption home;

    UnfinishedWork(HomeOption home) {
        this.home = home;
    }

    boolean exists() throws IOException {
        if (inboxHoldsFiles()) {
            return true;
        }
        Progress progress = new Progress();
        for (Part part : List.of(Part.INGEST, Part.ENRICH, Part.STORE)) {
            Map<String, Double> metrics = home.service(part).metrics();
            if (metrics.getOrDefault(LAG, 0.0) > 0) {
                return true;
            }
            progress.update(part, metrics);
        }
        // right after a start, before any lag is measured
        return progress.of(Progress.Step.SEEN) > 0 && progress.finished() == 0;
    }

    private boolean inboxHoldsFiles() throws IOException {
        Path inbox = home.home().inbox();
        if (!Files.isDirectory(inbox)) {
            return false;
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        inbox,
                        file ->
                                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                        && !Files.isHidden(file))) {
            return files.iterator().hasNext();
        }
    }
}
