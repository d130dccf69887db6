package org.dateline.ingest.disk;

import java.nio.file.Path;
import java.util.List;

/// What has to stay free, and where.
///
/// @param watched folders besides the service's own on whose disks articles will need room, such as
///     the database's
/// @param minimumFree bytes that are to stay free on each disk
public record DiskLimits(List<Path> watched, long minimumFree) {

    public DiskLimits {
        watched = List.copyOf(watched);
    }
}
