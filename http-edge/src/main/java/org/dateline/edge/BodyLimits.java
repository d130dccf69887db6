package org.dateline.edge;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How large a request's body may be, and how long it may take to arrive.
///
/// @param uploads the paths that take large ones; where none is named, every path does
/// @param smallBytes most bytes of a body for any other path
/// @param largeBytes most bytes of a body for these
record BodyLimits(
        List<String> uploads,
        long smallBytes,
        long largeBytes,
        Duration smallTimeout,
        Duration largeTimeout) {

    long maxBytes(@Nullable String path) {
        return uploads.isEmpty() || isUpload(path) ? largeBytes : smallBytes;
    }

    Duration timeout(@Nullable String path) {
        return isUpload(path) ? largeTimeout : smallTimeout;
    }

    private boolean isUpload(@Nullable String path) {
        return path != null && uploads.contains(path);
    }

    /// Whether a body of this declared length may not be sent.
    boolean isTooLarge(@Nullable String contentLength, @Nullable String path) {
        try {
            return contentLength != null && Long.parseLong(contentLength.strip()) > maxBytes(path);
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
