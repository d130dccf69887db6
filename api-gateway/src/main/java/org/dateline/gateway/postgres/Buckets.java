package org.dateline.gateway.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dateline.gateway.query.Histogram;
import org.jspecify.annotations.Nullable;

/// How many articles were published when, or mention which dates.
///
/// @param buckets in order, without empty ones; the latest 5,000
/// @param lessPrecise articles of which less is known than the bucket they would be in, or which
///     mention a date that is wider than a bucket
/// @param undated articles without a publication date, or which mention none
public record Buckets(
        Histogram.Unit by,
        Histogram.Dates date,
        List<Bucket> buckets,
        long lessPrecise,
        long undated) {

    static final int MAX = 5_000;

    /// The articles of one day, month or year.
    ///
    /// @param published a date that `from` and `to` understand, such as `2023-11`
    /// @param mentioned one that `mentions` understands; the other is left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bucket(@Nullable String published, @Nullable String mentioned, long articles) {

        static Bucket of(Histogram.Dates date, String value, long articles) {
            return switch (date) {
                case PUBLISHED -> new Bucket(value, null, articles);
                case MENTIONED -> new Bucket(null, value, articles);
            };
        }
    }
}
