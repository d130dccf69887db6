package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.query.Histogram;

/// Articles counted by publication date.
public final class Histograms {

    /// What a count of articles without a date, or with too vague a one, stands under.
    private static final String UNDATED = "undated";

    private static final String VAGUE = "vague";

    private final Database database;

    public Histograms(Database database) {
        this.database = database;
    }

    public Buckets of(Histogram histogram) {
        return database.read(connection -> of(connection, histogram));
    }

    private static Buckets of(Connection connection, Histogram histogram) throws SQLException {
        long undated = 0;
        long vague = 0;
        List<Buckets.Bucket> buckets = new ArrayList<>();
        Sql sql = select(histogram.unit(), histogram.filter().prepared(connection));
        for (Buckets.Bucket bucket :
                sql.list(connection, row -> new Buckets.Bucket(row.text(1), row.number(2)))) {
            switch (bucket.published()) {
                case UNDATED -> undated = bucket.articles();
                case VAGUE -> vague = bucket.articles();
                default -> buckets.add(bucket);
            }
        }
        Collections.reverse(buckets);
        return new Buckets(histogram.unit(), List.copyOf(buckets), vague, undated);
    }

    static Sql select(Histogram.Unit unit, ArticleFilter filter) {
        String form =
                switch (unit) {
                    case DAY -> "YYYY-MM-DD";
                    case MONTH -> "YYYY-MM";
                    case YEAR -> "YYYY";
                };
        return Sql.of(
                        """
                        select case
                            when a.published_from is null then 'undated'
                            when to_char(a.published_from, f) <> to_char(a.published_to, f)
                                then 'vague'
                            else to_char(a.published_from, f)
                        end as bucket, count(*)
                        from article a, (select ?::text as f) form
                        where true
                        """,
                        form)
                .add(filter.sql())
                .add("group by bucket order by bucket desc limit ?", Buckets.MAX + 2);
    }
}
