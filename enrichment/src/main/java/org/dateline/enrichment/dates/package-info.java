/// Dates, times, durations and recurrences named in a text, as TIMEX3 values.
@NullMarked
package org.dateline.enrichment.dates;

import org.jspecify.annotations.NullMarked;
