package org.dateline.formats.archive;

import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.dateline.events.ReasonCode;

/// The files of a zip archive, one behind the other.
final class ZipStream implements Entries {

    private final Packed packed;
    private final ZipArchiveInputStream zip;

    ZipStream(Packed packed) {
        this.packed = packed;
        this.zip = new ZipArchiveInputStream(packed, "UTF-8", true, true);
    }

    @Override
    public Optional<Entry> next() throws IOException {
        packed.beginHeader();
        ZipArchiveEntry entry = zip.getNextEntry();
        packed.endHeader();
        if (entry == null) {
            return Optional.empty();
        }
        String name = ZipNames.of(entry);
        if (entry.isDirectory() || entry.isUnixSymlink() || EntryName.isOfSystem(name)) {
            return Optional.of(new Entry.Nothing(name));
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(ZipNames.encrypted(name));
        }
        return Optional.of(
                zip.canReadEntryData(entry)
                        ? new Entry.File(name, zip)
                        : new Entry.Refused(
                                name,
                                ReasonCode.UNSUPPORTED_FORMAT,
                                "it is compressed by a method that is not supported"));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
