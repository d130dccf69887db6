package org.dateline.ingest.publish;

import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.Claim;

/// A file that can't be used, or not from some record on, and so goes into quarantine.
///
/// @param detail for a person; holds nothing of the file's contents
public record Refusal(Claim claim, ReasonCode reason, String detail)
        implements Opened, Reading.Next {}
