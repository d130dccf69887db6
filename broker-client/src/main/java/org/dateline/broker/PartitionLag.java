package org.dateline.broker;

/// How far a group is behind in one partition.
///
/// @param next the offset that the group goes on at
/// @param records from there to the end; 0 where nothing but ends of transactions and what was
///     aborted is left
record PartitionLag(long next, long records) {}
