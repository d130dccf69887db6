package org.dateline.formats;

import java.io.IOException;

/// A place in a file, moved on record by record. After each step the file's [RecordInput] has given
/// the bytes of whole records.
///
/// The same bytes give the same steps, always: a file is read again after a crash, and goes on
/// behind what was published.
public interface RecordReader extends AutoCloseable {

    /// What comes next in the file. After `End` and `Unusable` there is nothing more.
    ///
    /// A step is bounded in time: who reads much for nothing gives `Unfinished` in between.
    ///
    /// @throws IOException only where the input throws it: whatever the bytes are is a step
    Step next() throws IOException;

    /// Passes over what comes next, without a look into it where that is possible: for who reads a
    /// file again from its start. It takes the same bytes as [#next], and an article may come as
    /// another record.
    default Step pass() throws IOException {
        return next();
    }

    /// Lets go of what the reader holds beside its input, which is the caller's to close.
    @Override
    default void close() throws IOException {}
}
