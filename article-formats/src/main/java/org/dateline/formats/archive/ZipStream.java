package org.dateline.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.dateline.formats.archive.ZipNames.Unreadable;

/// The files of a zip archive, one behind the other.
final class ZipStream implements Entries {

    /// More than the library may hold of an entry when it is asked for the next one.
    private static final int READ_AHEAD = 8192;

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
        boolean readable = zip.canReadEntryData(entry);
        boolean nothing =
                entry.isDirectory() || entry.isUnixSymlink() || EntryName.isOfSystem(name);
        Optional<Unreadable> unreadable = ZipNames.unreadable(entry, readable);
        if (unreadable.isEmpty()) {
            return Optional.of(
                    nothing ? new Entry.Nothing(name, rest(entry)) : new Entry.File(name, zip));
        }
        Unreadable why = unreadable.get();
        if (hasUnknownEnd(entry)) {
            return Optional.of(new Entry.Last(name, why.reason(), why.detail()));
        }
        return Optional.of(
                nothing
                        ? new Entry.Nothing(name, rest(entry))
                        : new Entry.Refused(name, why.reason(), why.detail(), rest(entry)));
    }

    /// Only by reading it is seen where it ends.
    private static boolean hasUnknownEnd(ZipArchiveEntry entry) {
        return entry.getGeneralPurposeBit().usesDataDescriptor() || entry.getCompressedSize() < 0;
    }

    private InputStream rest(ZipArchiveEntry entry) {
        return hasUnknownEnd(entry)
                ? zip
                : packed.passedOver(Math.max(0, entry.getCompressedSize() - READ_AHEAD));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
