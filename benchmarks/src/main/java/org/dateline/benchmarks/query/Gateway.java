package org.dateline.benchmarks.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dateline.benchmarks.setting.ServiceProcess;
import org.dateline.local.FreePorts;
import org.dateline.local.Part;
import org.dateline.local.postgres.DatabaseRole;

/// Starts an api-gateway without a broker: only the stream would need one.
final class Gateway {

    private static final List<String> OPTIONS =
            List.of("-Xms24m", "-Xmx96m", "-XX:TieredStopAtLevel=1");

    private Gateway() {}

    /// @param folder where its log goes
    /// @param password of the database's reader
    static ServiceProcess start(Path folder, String jdbcUrl, String password)
            throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.any(2);
        return ServiceProcess.start(
                Part.GATEWAY,
                ports.getFirst(),
                folder,
                OPTIONS,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + ports.getLast(),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        jdbcUrl,
                        "QUARKUS_DATASOURCE_USERNAME",
                        DatabaseRole.READ.username(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        password));
    }
}
