package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Sql;

/// How many articles were stored lately, and how long they took.
///
/// @param hours of the last day, the earliest first, without those in which nothing was stored
/// @param lastHour how long articles of the last hour took; nothing when there are none
public record Throughput(List<Hour> hours, Optional<Pace> lastHour) {

    /// @param start when it began
    /// @param articles stored in it
    public record Hour(Instant start, long articles) {}

    /// From being received to being stored.
    ///
    /// @param half so long at most took half of the articles, and `most` nineteen of twenty
    public record Pace(long articles, Duration half, Duration most) {}

    /// @param now the time up to which is looked at
    public static Throughput of(Database database, Instant now) {
        return database.read(connection -> of(connection, now));
    }

    private static Throughput of(Connection connection, Instant now) throws SQLException {
        List<Hour> hours =
                Sql.of(
                                """
                                select date_trunc('hour', stored_at) as hour, count(*) as articles
                                from article where stored_at > ?::timestamptz - interval '24 hours'
                                group by hour order by hour
                                """,
                                now.toString())
                        .list(
                                connection,
                                row -> new Hour(row.instant("hour"), row.number("articles")));
        Optional<Pace> pace =
                Sql.of(
                                """
                                select count(*) as articles,
                                    coalesce(percentile_disc(0.5) within group (order by ms), 0)
                                        as half,
                                    coalesce(percentile_disc(0.95) within group (order by ms), 0)
                                        as most
                                from (
                                    select (extract(epoch from stored_at - received_at) * 1000)::bigint
                                        as ms
                                    from article
                                    where stored_at > ?::timestamptz - interval '1 hour') as taken
                                """,
                                now.toString())
                        .first(
                                connection,
                                row ->
                                        new Pace(
                                                row.number("articles"),
                                                Duration.ofMillis(row.number("half")),
                                                Duration.ofMillis(row.number("most"))));
        return new Throughput(hours, pace.filter(one -> one.articles() > 0));
    }
}
