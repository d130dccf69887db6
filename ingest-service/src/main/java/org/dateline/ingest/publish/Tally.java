package org.dateline.ingest.publish;

import org.dateline.events.ReasonCode;

/// Counts what happens to files and articles, once per outcome.
public interface Tally {

    /// A file was claimed.
    void seen();

    /// Articles were committed.
    void published(int articles);

    /// A record of a file was put aside.
    void rejected(ReasonCode reason);

    /// A file was committed to the end and moved into the archive.
    void archived();

    /// A file was put into quarantine.
    void quarantined(ReasonCode reason);

    /// A file changed under the reader's hands and was put back into the inbox.
    void putBack();
}
