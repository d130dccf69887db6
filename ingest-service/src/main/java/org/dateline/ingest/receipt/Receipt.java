package org.dateline.ingest.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.dateline.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/// Where one dropped file is now.
///
/// @param file name relative to the inbox
/// @param claim null while it waits
/// @param time when it came there, as far as that is known
/// @param path where it stands on the ingester's machine; null for those who need not know
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String file,
        @Nullable String claim,
        State state,
        Instant time,
        @Nullable ReasonCode reason,
        @Nullable String detail,
        @Nullable String path) {

    /// The way of a file, in this order; quarantine is the other end.
    public enum State {
        /// In the inbox: incomplete, or not looked at yet.
        WAITING,
        /// Taken by an ingester.
        CLAIMED,
        /// Its articles are committed.
        PUBLISHED,
        /// And the file is in the archive.
        ARCHIVED,
        /// Its articles were erased, and so was the file.
        ERASED,
        QUARANTINED
    }

    public Receipt withoutPath() {
        return new Receipt(file, claim, state, time, reason, detail, null);
    }
}
