package org.dateline.ingest.quarantine;

import java.time.Instant;
import org.dateline.events.ReasonCode;

/// Why a file is in quarantine: the JSON beside it.
///
/// @param file its name relative to the inbox
/// @param detail for a person; holds nothing of the file's contents
/// @param sha256 hex, of the whole file; empty where it could not be read, or where that
///     would have taken long
public record Reason(
        String claim,
        String file,
        ReasonCode reason,
        String detail,
        Instant time,
        long bytes,
        String sha256) {}
