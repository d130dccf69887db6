package org.dateline.formats;

import java.io.IOException;
import java.util.Optional;

/// A kind of file that articles are read from: all that Dateline knows of it.
public interface ArticleFormat {

    /// How it is called, and its line in `docs/formats.md`.
    Description description();

    /// Whether a file is surely one of these, by what it begins with, whatever its name is. False
    /// where only the name can tell.
    default boolean recognises(Beginning beginning) {
        return false;
    }

    /// Rises whenever the same bytes would be read as other records, so that half-published files
    /// are not resumed at the wrong place.
    int version();

    /// The longest file that can be one of these; a longer one is refused before it is read.
    default long longestFile() {
        return Long.MAX_VALUE;
    }

    /// Whether reading goes on at the byte behind the last record that was taken. All others are
    /// read again from their beginning, and the records that were taken are passed over.
    default boolean resumesByBytes() {
        return false;
    }

    /// Begins where the input stands, which stays the caller's to close.
    ///
    /// @param record how many records were taken from the input before; 0 unless the format
    ///     [resumes by bytes][#resumesByBytes]
    RecordReader open(RecordInput input, long record) throws IOException;

    /// What takes the place of an erased record: as many bytes, which read as one broken record, so
    /// that its neighbours stay where they are. Empty where a file can't be changed in place: it is
    /// kept, and named to who erases.
    default Optional<byte[]> blank(Origin origin) {
        return Optional.empty();
    }

    /// Whether the record was erased before.
    default boolean isBlank(Origin origin) {
        return false;
    }
}
