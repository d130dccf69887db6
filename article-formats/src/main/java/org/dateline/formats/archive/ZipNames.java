package org.dateline.formats.archive;

import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.dateline.events.ReasonCode;

/// What entries of zip archives are called, and why one of them can't be read.
final class ZipNames {

    private ZipNames() {}

    static String of(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        boolean declared =
                entry.getGeneralPurposeBit().usesUTF8ForNames()
                        || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
        return declared || raw == null ? EntryName.of(entry.getName()) : EntryName.of(raw);
    }

    /// Why an entry can't be read; empty if it can.
    static Optional<Unreadable> unreadable(ZipArchiveEntry entry, boolean readable) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(
                    new Unreadable(
                            ReasonCode.ENCRYPTED,
                            "it is encrypted; unpack it with its password and drop it by itself"));
        }
        return readable
                ? Optional.empty()
                : Optional.of(
                        new Unreadable(
                                ReasonCode.UNSUPPORTED_FORMAT,
                                "it is compressed by a method that is not supported"));
    }

    record Unreadable(ReasonCode reason, String detail) {}
}
