package org.dateline.formats.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dateline.events.ReasonCode;

/// What an archive holds, one by one.
public interface Entries extends Closeable {

    /// The next one; empty at the end. The content of the last one was read to its end.
    ///
    /// @throws IOException where the archive is damaged, and nothing more can be read of it
    Optional<Entry> next() throws IOException;

    /// Something in an archive, by its path: nothing but a name.
    sealed interface Entry {

        String name();

        /// A file.
        record File(String name, InputStream content) implements Entry {}

        /// A file that can't be read.
        ///
        /// @param content to be passed over
        record Refused(String name, ReasonCode reason, String detail, InputStream content)
                implements Entry {}

        /// A folder or a link, or what systems put beside files.
        ///
        /// @param content to be passed over
        record Nothing(String name, InputStream content) implements Entry {}

        /// A file that can't be read, nor can what comes behind it: where it ends is not known.
        record Last(String name, ReasonCode reason, String detail) implements Entry {}
    }
}
