package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// A calendar date written out in the text, needing nothing else to be understood but perhaps the
/// year.
///
/// @param value ISO 8601, as precise as the text: `2023`, `2023-11`, `2023-11-10`,
///     `2023-11-10T10:00`, or `XXXX-11-10` where the text leaves the year out
/// @param otherValue the other reading of a numeric date whose order of day and month is unknown,
///     such as `03/04/2024`; null when there is just one
public record AbsoluteDate(int start, int end, String value, @Nullable String otherValue) {}
