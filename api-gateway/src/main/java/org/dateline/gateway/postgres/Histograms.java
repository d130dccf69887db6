package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.query.Histogram;

/// Articles counted by publication date, or by the dates that they mention.
public final class Histograms {

    /// What a count of articles without a date, or with too vague a one, stands under.
    private static final String UNDATED = "undated";

    private static final String VAGUE = "vague";

    private final Database database;

    public Histograms(Database database) {
        this.database = database;
    }

    private record Count(String bucket, long articles) {}

    public Buckets of(Histogram histogram) {
        return database.read(connection -> of(connection, histogram));
    }

    private static Buckets of(Connection connection, Histogram histogram) throws SQLException {
        ArticleFilter prepared = histogram.filter().prepared(connection);
        Sql sql =
                switch (histogram.date()) {
                    case PUBLISHED -> published(histogram.unit(), prepared);
                    case MENTIONED -> mentioned(histogram.unit(), prepared);
                };
        long undated = 0;
        long vague = 0;
        List<Buckets.Bucket> buckets = new ArrayList<>();
        for (Count count :
                sql.list(
                        connection, row -> new Count(row.text("bucket"), row.number("articles")))) {
            switch (count.bucket()) {
                case UNDATED -> undated = count.articles();
                case VAGUE -> vague = count.articles();
                default ->
                        buckets.add(
                                Buckets.Bucket.of(
                                        histogram.date(), count.bucket(), count.articles()));
            }
        }
        Collections.reverse(buckets);
        return new Buckets(
                histogram.unit(), histogram.date(), List.copyOf(buckets), vague, undated);
    }

    static Sql published(Histogram.Unit unit, ArticleFilter prepared) {
        return Sql.of(
                        """
                        select case
                            when a.published_from is null then 'undated'
                            when to_char(a.published_from, f) <> to_char(a.published_to, f)
                                then 'vague'
                            else to_char(a.published_from, f)
                        end as bucket, count(*) as articles
                        from article a, (select ?::text as f) form
                        where true
                        """,
                        form(unit))
                .add(prepared.sql())
                .add("group by bucket order by bucket desc limit ?", Buckets.MAX + 2);
    }

    static Sql mentioned(Histogram.Unit unit, ArticleFilter prepared) {
        return Sql.of(
                        """
                        with found as materialized (select a.article_id from article a where true
                        """)
                .add(prepared.sql())
                .add(
                        """
                        )
                        select case
                            when d.during is null then 'undated'
                            when lower_inf(d.during) or upper_inf(d.during)
                                or to_char(lower(d.during), f) <> to_char(upper(d.during) - 1, f)
                                then 'vague'
                            else to_char(lower(d.during), f)
                        end as bucket, count(distinct found.article_id) as articles
                        from (select ?::text as f) form cross join found
                        left join date_mention d
                            on d.article_id = found.article_id and d.during is not null
                        group by bucket order by bucket desc limit ?
                        """,
                        form(unit),
                        Buckets.MAX + 2);
    }

    private static String form(Histogram.Unit unit) {
        return switch (unit) {
            case DAY -> "YYYY-MM-DD";
            case MONTH -> "YYYY-MM";
            case YEAR -> "YYYY";
        };
    }
}
