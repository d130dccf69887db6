package org.dateline.ingest.condition;

/// Something that hinders work or slows it, and ends by itself or by somebody's hand.
///
/// Where several hold, the first says most of what to do.
public enum Condition {
    /// A disk that articles need is so full that a broker or database may die of it, or has.
    DISK_LOW(true),
    /// The broker can't be reached, or does not do what it is asked.
    BROKER_AWAY(true),
    /// The inbox's own area can't be read or written.
    SLOT_NOT_USABLE(true),
    /// Files whose articles are committed can't be moved into the archive.
    ARCHIVE_FAILED(true),
    /// Files that could not be read can't be moved into quarantine.
    QUARANTINE_FAILED(true),
    /// Nothing is read or committed any more, although there may be work.
    NO_PROGRESS(true),
    /// A file can't be claimed or read for want of permission, or because of a failing disk.
    FILE_NOT_READABLE(false),
    /// A file waits in the inbox: the disk that it would be moved to has no room for it.
    FILE_WAITS_FOR_ROOM(false),
    /// A file takes long to be read; others are read between its parts.
    FILE_BEING_READ(false),
    /// A long file is being copied into an archive or quarantine on another file system.
    FILE_BEING_MOVED(false),
    /// The ledger holds records that no ingester of this inbox wrote; they are passed over.
    FOREIGN_RECORDS(false),
    /// Folders beyond the limit are served by the rescan alone.
    WATCH_LIMITED(false),
    /// The kernel can't tell whether a file is complete.
    NO_LEASES(false);

    private final boolean stopsWork;

    Condition(boolean stopsWork) {
        this.stopsWork = stopsWork;
    }

    /// Whether no file can be taken to its end while it lasts.
    public boolean stopsWork() {
        return stopsWork;
    }
}
