package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Sql;
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
        Optional<Terms> terms = Optional.empty();
        if (histogram.filter().words().isPresent()) {
            terms = Optional.of(Terms.of(connection, histogram.filter().words().get()));
            if (terms.get().isEmpty()) {
                return new Buckets(histogram.unit(), List.of(), 0, 0);
            }
        }
        long undated = 0;
        long vague = 0;
        List<Buckets.Bucket> buckets = new ArrayList<>();
        Sql sql = select(histogram, terms);
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

    static Sql select(Histogram histogram, Optional<Terms> terms) {
        String form =
                switch (histogram.unit()) {
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
                .add(new Conditions(histogram.filter(), terms).sql())
                .add("group by bucket order by bucket desc limit ?", Buckets.MAX + 2);
    }
}
