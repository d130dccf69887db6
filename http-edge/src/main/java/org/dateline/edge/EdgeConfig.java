package org.dateline.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What can be set; `META-INF/microprofile-config.properties` says what each means.
@ConfigMapping(prefix = "dateline.http")
interface EdgeConfig {

    int connections();

    Duration headTimeout();

    Duration keepAlive();

    Duration bodyTimeout();

    @WithName("requests")
    int requestsAtOnce();

    int requestsPerClient();

    int waitingPerClient();

    @WithName("wait")
    Duration patience();

    Optional<List<String>> unlimited();

    Optional<List<String>> uploads();

    MemorySize smallBody();

    Duration uploadTimeout();

    String contentSecurityPolicy();
}
