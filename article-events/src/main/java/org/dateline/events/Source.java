package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.isHash;
import static org.dateline.events.Checks.notNegative;

import org.jspecify.annotations.Nullable;

/// The dropped file, and the place in it, that an article came from.
///
/// @param claim names one claiming of one file; a file dropped twice has two claims
/// @param record zero-based place of the article in the file
/// @param file the name relative to the inbox, with `/` between folders
/// @param mediaType such as `text/plain`
/// @param charset IANA name of the charset the bytes were decoded with, null where the format fixes
///     it
/// @param sha256 hex SHA-256 of the article's own bytes; of the whole file where it holds one
///     article
/// @param forced whether it was dropped in spite of its articles' erasure; null where it was not
/// @param charsetDoubtful whether another charset fits the bytes nearly as well, or none fits them
///     well; null where the charset is sure
/// @param entry path of the article's file inside an archive; null where the file is none
public record Source(
        String claim,
        long record,
        String file,
        String mediaType,
        @Nullable String charset,
        String sha256,
        @Nullable Boolean forced,
        @Nullable Boolean charsetDoubtful,
        @Nullable String entry) {

    public Source {
        filled(claim, "source.claim");
        notNegative(record, "source.record");
        filled(file, "source.file");
        filled(mediaType, "source.mediaType");
        isHash(sha256, "source.sha256");
    }

    /// Of a file that was dropped as any other.
    public Source(
            String claim,
            long record,
            String file,
            String mediaType,
            @Nullable String charset,
            String sha256) {
        this(claim, record, file, mediaType, charset, sha256, null, null, null);
    }

    /// Whether it is to be stored although its article was erased before.
    public boolean wasForced() {
        return Boolean.TRUE.equals(forced);
    }
}
