package org.dateline.gateway.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.query.Histogram.Unit;
import org.jspecify.annotations.Nullable;

/// Bars of how many articles were published when, each a link to its time. Time runs evenly from
/// left to right: where nothing was published is a gap.
///
/// @param heading says what is counted
/// @param width of the drawing, in units of which a bar and the gap beside it take [#STEP]
/// @param first the earliest time in words, and `last` the latest
/// @param left what is not drawn, in words; empty when all is
/// @param back address of the list of the articles counted
public record HistogramView(
        String heading,
        int width,
        int height,
        List<Bar> bars,
        String first,
        String last,
        String left,
        String back) {

    private static final int STEP = 10;
    private static final int BAR = 8;
    private static final int HEIGHT = 100;

    /// The lowest bar that can be seen and clicked on.
    private static final int MIN_BAR = 4;

    /// More are too narrow to click on.
    private static final int MAX_STEPS = 120;

    /// A bar from the floor up.
    ///
    /// @param words what it stands for, and how many
    public record Bar(int x, int y, int width, int height, String words, String link) {}

    /// The finest unit of which a phone still shows every bar.
    ///
    /// @param months the articles counted by month
    public static Unit unit(Buckets months) {
        List<Buckets.Bucket> all = months.buckets();
        if (all.isEmpty()) {
            return Unit.MONTH;
        }
        long steps =
                ChronoUnit.MONTHS.between(
                                day(all.getFirst().published()), day(all.getLast().published()))
                        + 1;
        return steps <= 2 ? Unit.DAY : steps <= MAX_STEPS ? Unit.MONTH : Unit.YEAR;
    }

    /// @param query what was asked for
    public static HistogramView of(Buckets counted, Query query) {
        List<Buckets.Bucket> shown = shown(counted);
        String back = "/?" + query;
        String unit = counted.by().name().toLowerCase(Locale.ROOT);
        if (shown.isEmpty()) {
            return new HistogramView(
                    "Articles by date of publication",
                    STEP,
                    HEIGHT,
                    List.of(),
                    "",
                    "",
                    left(counted, 0),
                    back);
        }
        LocalDate start = day(shown.getFirst().published());
        long most = shown.stream().mapToLong(Buckets.Bucket::articles).max().orElse(1);
        List<Bar> bars =
                shown.stream().map(one -> bar(counted.by(), start, most, one, query)).toList();
        long earlier =
                counted.buckets().subList(0, counted.buckets().size() - shown.size()).stream()
                        .mapToLong(Buckets.Bucket::articles)
                        .sum();
        return new HistogramView(
                "Articles by %s of publication".formatted(unit),
                bars.getLast().x() + STEP,
                HEIGHT,
                bars,
                words(shown.getFirst()),
                shown.size() == 1 ? "" : words(shown.getLast()),
                left(counted, earlier),
                back);
    }

    private static List<Buckets.Bucket> shown(Buckets counted) {
        List<Buckets.Bucket> all = counted.buckets();
        if (all.isEmpty()) {
            return all;
        }
        LocalDate last = day(all.getLast().published());
        return all.stream()
                .filter(one -> steps(counted.by(), day(one.published()), last) < MAX_STEPS)
                .toList();
    }

    private static Bar bar(
            Unit unit, LocalDate start, long most, Buckets.Bucket bucket, Query query) {
        int height =
                Math.max(MIN_BAR, Math.toIntExact(HEIGHT * bucket.articles() / Math.max(1, most)));
        return new Bar(
                STEP * Math.toIntExact(steps(unit, start, day(bucket.published()))) + 1,
                HEIGHT - height,
                BAR,
                height,
                words(bucket) + ": " + Wording.count(bucket.articles(), "article", "articles"),
                Links.published(query, String.valueOf(bucket.published())));
    }

    private static String left(Buckets counted, long earlier) {
        StringBuilder words = new StringBuilder();
        if (earlier > 0) {
            words.append(Wording.count(earlier, "earlier article", "earlier articles"));
        }
        if (counted.lessPrecise() > 0) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(Wording.count(counted.lessPrecise(), "article", "articles"))
                    .append(" of a less precise date");
        }
        if (counted.undated() > 0) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(Wording.number(counted.undated()))
                    .append(" without date");
        }
        return words.toString();
    }

    private static String words(Buckets.Bucket bucket) {
        return Wording.date(String.valueOf(bucket.published()));
    }

    private static long steps(Unit unit, LocalDate from, LocalDate to) {
        return switch (unit) {
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case YEAR -> ChronoUnit.YEARS.between(from, to);
        };
    }

    /// The first day of a bucket such as `2023-11`.
    private static LocalDate day(@Nullable String bucket) {
        String value = String.valueOf(bucket);
        return LocalDate.parse(value + "-01-01".substring(Math.min(6, value.length() - 4)));
    }
}
