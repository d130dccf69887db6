package org.dateline.formats.archive;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.dateline.events.ReasonCode;

/// What entries of zip archives are called.
final class ZipNames {

    private ZipNames() {}

    static String of(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        boolean declared =
                entry.getGeneralPurposeBit().usesUTF8ForNames()
                        || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
        return declared || raw == null ? EntryName.of(entry.getName()) : EntryName.of(raw);
    }

    static Entries.Entry.Refused encrypted(String name) {
        return new Entries.Entry.Refused(
                name,
                ReasonCode.ENCRYPTED,
                "it is encrypted; unpack it with its password and drop it by itself");
    }
}
