package org.dateline.ingest.claim;

import java.nio.file.Path;
import org.dateline.events.ArticleText;

/// A file that was taken out of the inbox and now belongs to one slot.
///
/// @param folder the claim's own folder, which holds nothing but this file
/// @param name path of the file, relative to the inbox as it was and to `folder` as it is
public record Claim(ClaimId id, Path folder, Path name) {

    public Path file() {
        return folder.resolve(name);
    }

    /// The name as events carry it: `/` between folders, and fit for JSON.
    public String fileName() {
        return FileNames.text(name);
    }

    @Override
    public String toString() {
        return "claim=" + id + " file=" + ArticleText.clean(FileNames.loggable(name));
    }
}
