package org.dateline.formats;

/// A record as it stands in its file.
///
/// @param start how many bytes of the file stand before it; within an archive, before its entry's
///     end as far as it is known
/// @param bytes what is put aside where the record is of no use
public record Origin(long start, byte[] bytes) {}
