package org.dateline.enrichment.dates;

import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// What an expression turned out to mean.
///
/// @param period its place on the calendar, where it has one
/// @param anchor as in [org.dateline.events.DateMention#anchor]
record Resolution(
        Type type,
        String value,
        @Nullable Period period,
        @Nullable ClockTime time,
        @Nullable String anchor) {

    /// The anchor of an expression for which there was nothing to resolve it against.
    static final String UNRESOLVED = "unresolved";

    static Resolution absolute(Period period) {
        return new Resolution(Type.DATE, period.value(), period, null, null);
    }

    static Resolution anchored(Period period, String anchor) {
        return new Resolution(Type.DATE, period.value(), period, null, anchor);
    }

    static Resolution unresolved(Type type, String value) {
        return new Resolution(type, value, null, null, UNRESOLVED);
    }

    static Resolution of(Type type, String value) {
        return new Resolution(type, value, null, null, null);
    }

    @Nullable String earliest() {
        if (period == null) {
            return null;
        }
        return time == null ? period.first().toString() : period.first() + "T" + time.earliest();
    }

    @Nullable String latest() {
        if (period == null) {
            return null;
        }
        return time == null ? period.last().toString() : period.last() + "T" + time.latest();
    }
}
