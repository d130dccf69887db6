package org.dateline.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dateline.events.ReasonCode;
import org.dateline.formats.archive.ZipNames.Unreadable;

/// The files of a zip archive by the directory at its end, in the order in which they stand: one
/// that is damaged leaves the others alone.
final class ZipDirectory implements Entries {

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;

    private ZipDirectory(ZipFile zip) {
        this.zip = zip;
        this.entries = zip.getEntriesInPhysicalOrder();
    }

    /// @param packed the same bytes, for an archive whose directory is damaged or cut off
    static Entries of(byte[] bytes, Packed packed) {
        try {
            return new ZipDirectory(
                    ZipFile.builder()
                            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                            .get());
        } catch (IOException | RuntimeException e) {
            return new ZipStream(packed);
        }
    }

    @Override
    public Optional<Entry> next() {
        if (!entries.hasMoreElements()) {
            return Optional.empty();
        }
        ZipArchiveEntry entry = entries.nextElement();
        String name = ZipNames.of(entry);
        if (entry.isDirectory() || entry.isUnixSymlink() || EntryName.isOfSystem(name)) {
            return Optional.of(new Entry.Nothing(name, InputStream.nullInputStream()));
        }
        Optional<Unreadable> unreadable = ZipNames.unreadable(entry, zip.canReadEntryData(entry));
        if (unreadable.isPresent()) {
            return Optional.of(refused(name, unreadable.get()));
        }
        try {
            InputStream content = zip.getInputStream(entry);
            return Optional.of(new Entry.File(name, new Checked(content, entry.getCrc())));
        } catch (IOException | RuntimeException e) {
            return Optional.of(
                    refused(name, new Unreadable(ReasonCode.UNREADABLE, "it is damaged")));
        }
    }

    private static Entry refused(String name, Unreadable why) {
        return new Entry.Refused(name, why.reason(), why.detail(), InputStream.nullInputStream());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
