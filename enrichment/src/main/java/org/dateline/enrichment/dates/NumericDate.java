package org.dateline.enrichment.dates;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A date in digits whose order of day and month may be unknown.
///
/// @param monthFirst the date read with the month first, null when impossible
/// @param dayFirst the date read with the day first, null when impossible
/// @param separator the character between the numbers
record NumericDate(@Nullable LocalDate monthFirst, @Nullable LocalDate dayFirst, char separator) {

    boolean ambiguous() {
        return monthFirst != null && dayFirst != null && !monthFirst.equals(dayFirst);
    }

    /// Which order stands in one document: that of the dates that have just one reading; failing
    /// those, American order, but European between full stops.
    LocalDate read(int monthFirstVotes, int dayFirstVotes) {
        if (monthFirst == null || dayFirst == null) {
            LocalDate only = monthFirst == null ? dayFirst : monthFirst;
            if (only == null) {
                throw new IllegalStateException("a numeric date without any reading");
            }
            return only;
        }
        if (monthFirstVotes != dayFirstVotes) {
            return monthFirstVotes > dayFirstVotes ? monthFirst : dayFirst;
        }
        return separator == '.' ? dayFirst : monthFirst;
    }

    /// The reading that [#read] did not choose.
    @Nullable LocalDate other(LocalDate chosen) {
        return chosen.equals(monthFirst) ? dayFirst : monthFirst;
    }
}
