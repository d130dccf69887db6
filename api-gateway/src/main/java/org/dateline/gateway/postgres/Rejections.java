package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.jspecify.annotations.Nullable;

/// Records that were rejected on their way, the latest first.
public final class Rejections {

    private Rejections() {}

    /// A record that was rejected.
    ///
    /// @param claim of the file that it came from, null when that can't be read
    /// @param file its name, null when nothing else of the file is stored
    /// @param stage where it was rejected
    public record Rejected(
            @Nullable String claim,
            @Nullable String file,
            String reason,
            String stage,
            String detail,
            Instant at) {}

    public static List<Rejected> latest(Database database, int limit) {
        return database.read(connection -> latest(connection, limit));
    }

    private static List<Rejected> latest(Connection connection, int limit) throws SQLException {
        return select(limit)
                .list(
                        connection,
                        row ->
                                new Rejected(
                                        row.text("claim"),
                                        row.text("file"),
                                        row.text("reason"),
                                        row.text("stage"),
                                        row.text("detail"),
                                        row.instant("rejected_at")));
    }

    static Sql select(int limit) {
        return Sql.of(
                """
                select claim, reason, stage, detail, rejected_at,
                    (select file from sighting s where s.claim = latest.claim limit 1) as file
                from (select * from rejection order by rejected_at desc limit ?) as latest
                order by rejected_at desc
                """,
                limit);
    }
}
