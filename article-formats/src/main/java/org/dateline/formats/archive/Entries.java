package org.dateline.formats.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dateline.events.ReasonCode;

/// What an archive holds, one by one.
interface Entries extends Closeable {

    /// The next one; empty at the end. What is left of the last one was read.
    ///
    /// @throws IOException where the archive is damaged, and nothing more can be read of it
    Optional<Entry> next() throws IOException;

    /// Something in an archive.
    ///
    /// @param name its path; nothing but a name
    sealed interface Entry {

        String name();

        /// A file.
        record File(String name, InputStream content) implements Entry {}

        /// A file that can't be read.
        record Refused(String name, ReasonCode reason, String detail) implements Entry {}

        /// A folder or a link, or what systems put beside files.
        record Nothing(String name) implements Entry {}
    }
}
