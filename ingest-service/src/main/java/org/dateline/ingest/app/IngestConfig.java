package org.dateline.ingest.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /// An intake that reads and commits nothing for so long is not ready.
    @WithDefault("60s")
    Duration stalledAfter();

    /// Names of fields that others use, such as `text=Volltext,title=Titel`.
    Optional<String> fields();

    Disk disk();

    /// What has to stay free, and where.
    interface Disk {

        /// Folders besides the service's own, such as the database's. Kafka's need not be named:
        /// brokers tell of them.
        Optional<List<Path>> watched();

        /// On each disk; on those smaller than four times as much, a quarter.
        @WithDefault("512M")
        MemorySize minimumFree();
    }

    /// For tests: the process ends, as if it were killed, when it comes there.
    Optional<CrashPoint> crashAt();
}
