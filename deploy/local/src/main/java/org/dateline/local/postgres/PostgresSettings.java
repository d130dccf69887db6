package org.dateline.local.postgres;

import java.nio.file.Path;
import java.util.List;

/// Where a PostgreSQL server listens and keeps its data. It listens on loopback alone. Its database
/// is called [#NAME], and so is its superuser.
///
/// @param data its data directory, kept from one start to the next
public record PostgresSettings(Path data, int port) {

    public static final String NAME = "dateline";

    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    List<String> arguments() {
        return List.of(
                "-D",
                data.toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "max_connections=60",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "io_method=sync",
                "-c",
                "jit=off",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "log_min_messages=warning");
    }
}
