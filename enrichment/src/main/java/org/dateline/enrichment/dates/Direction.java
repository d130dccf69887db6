package org.dateline.enrichment.dates;

/// On which side of the point of reference a bare name such as `Tuesday` or `November` lies.
enum Direction {
    /// The clause tells of what was.
    PAST,
    /// The clause tells of what will be.
    FUTURE,
    /// The clause speaks of a purpose: `to meet in November`, said of the past or the future.
    INTENDED,
    /// Nothing in the clause tells.
    UNKNOWN,
    /// `last` stands before it.
    LAST,
    /// The one that is just over, as `dernier` and `vergangen` mean it: in May, `last April` is a
    /// year ago and `avril dernier` a month.
    PREVIOUS,
    /// `this` stands before it.
    THIS,
    /// `next` stands before it.
    NEXT
}
