package org.dateline.ingest.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.publish.CrashPoint;

/// What can be set.
@ConfigMapping(prefix = "dateline")
interface IngestConfig {

    @WithDefault("./inbox")
    Path inbox();

    /// What is done with files whose articles are committed.
    @WithDefault("archive")
    Destination.Policy publishedFiles();

    @WithDefault("./archive")
    Path archive();

    @WithDefault("./quarantine")
    Path quarantine();

    /// How long size and mtime must rest where nothing else says that a file is complete.
    @WithDefault("10s")
    Duration quietPeriod();

    @WithDefault("30s")
    Duration rescanEvery();

    /// For tests: the process ends, as if it were killed, when it comes there.
    Optional<CrashPoint> crashAt();
}
