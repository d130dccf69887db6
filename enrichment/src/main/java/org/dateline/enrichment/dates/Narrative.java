package org.dateline.enrichment.dates;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The points of reference while a text's expressions are resolved in order: when it was published,
/// and what it spoke of last.
final class Narrative {

    private final @Nullable LocalDate published;
    private final String publishedAnchor;
    private final boolean history;
    private final int monthFirst;
    private final int dayFirst;
    private @Nullable Point last;
    private @Nullable Point day;
    private @Nullable Point quarter;

    /// A period that was mentioned, and where.
    record Point(Period period, String anchor) {}

    /// @param history whether bare names of months and days belong to the story and not to the
    ///     time of its publication
    /// @param monthFirst how many numeric dates can only be read with the month first; `dayFirst`
    ///     likewise
    Narrative(@Nullable LocalDate published, boolean history, int monthFirst, int dayFirst) {
        this.history = history;
        this.monthFirst = monthFirst;
        this.dayFirst = dayFirst;
        this.published = published;
        this.publishedAnchor = "published:" + published;
    }

    void mentioned(Period period, int start, int end) {
        Point point = new Point(period, "text:" + start + "-" + end);
        last = point;
        if (period.unit() == Unit.DAY) {
            day = point;
        }
        if (period.unit() == Unit.QUARTER && isReported(period)) {
            quarter = point;
        }
    }

    /// Whether a report may be about the quarter: it is over, and not just what the quarter spoken
    /// of before is compared with.
    private boolean isReported(Period period) {
        boolean compared =
                quarter != null
                        && quarter.period.first().getMonth() == period.first().getMonth()
                        && quarter.period.first().isAfter(period.first());
        return !compared && (published == null || period.last().isBefore(published));
    }

    int monthFirst() {
        return monthFirst;
    }

    int dayFirst() {
        return dayFirst;
    }

    /// When the article was published, else the day, month or year last spoken of; null without
    /// either.
    @Nullable Point reference() {
        return published == null ? last : publication();
    }

    /// What a bare month or day of a history belongs to; null where it belongs to the publication.
    /// In a text of unknown date, a year alone may be one that it merely names.
    @Nullable Point story() {
        if (!history) {
            return null;
        }
        boolean goesOn = last != null && last.period.unit().compareTo(Unit.YEAR) < 0;
        return published == null && !goesOn ? null : last;
    }

    @Nullable Point publication() {
        return published == null ? null : new Point(Period.day(published), publishedAnchor);
    }

    @Nullable Point last() {
        return last;
    }

    @Nullable Point day() {
        return day;
    }

    @Nullable Point quarter() {
        return quarter;
    }
}
