package org.dateline.formats.warc;

import java.io.Closeable;
import java.io.IOException;

/// The bytes of an archive's records, without their compression.
interface ArchiveBytes extends Closeable {

    /// @return how many were read; -1 at the end
    /// @throws PauseException between parts, where much was read for nothing
    /// @throws DamagedException where the bytes can't be read; [#recover] goes on behind them
    int read(byte[] bytes, int from, int length) throws IOException;

    /// How many bytes of the file stand before the part that is being read.
    long position();

    /// Looks for the next place to go on at, part by part.
    ///
    /// @return whether it was found, or there is none; otherwise call again
    boolean recover() throws IOException;

    /// Whether the bytes come in parts that begin with a record each.
    boolean isInMembers();

    /// How many of those parts were begun.
    long members();
}
