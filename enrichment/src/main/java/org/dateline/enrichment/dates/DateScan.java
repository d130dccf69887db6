package org.dateline.enrichment.dates;

import java.time.LocalDate;
import java.util.List;
import org.dateline.events.DateMention;
import org.jspecify.annotations.Nullable;

/// What one pass over a text found: expressions whose place on the calendar may still depend on
/// when the text was published.
public final class DateScan {

    DateScan() {}

    /// The mentions in order of the text, never overlapping.
    ///
    /// @param published anchors relative expressions; without it they stand on the narrative's own
    ///     dates, or stay unresolved
    public List<DateMention> resolve(@Nullable LocalDate published) {
        return List.of();
    }

    /// The calendar dates written out in the text, in order.
    public List<AbsoluteDate> absoluteDates() {
        return List.of();
    }
}
