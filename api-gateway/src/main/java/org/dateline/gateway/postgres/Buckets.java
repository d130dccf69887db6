package org.dateline.gateway.postgres;

import java.util.List;
import org.dateline.gateway.query.Histogram;

/// How many articles were published when.
///
/// @param buckets in order, without empty ones; the latest 5,000
/// @param lessPrecise articles of which less is known than the bucket they would be in
/// @param undated articles without a publication date
public record Buckets(Histogram.Unit by, List<Bucket> buckets, long lessPrecise, long undated) {

    static final int MAX = 5_000;

    /// The articles of one day, month or year.
    ///
    /// @param published a date that `from` and `to` understand, such as `2023-11`
    public record Bucket(String published, long articles) {}
}
