package org.dateline.gateway.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.query.Histogram.Unit;

/// Bars of how many articles were published when, or mention which dates, each a link to its time.
/// Time runs evenly from left to right: where nothing is counted is a gap.
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

    /// The share of the articles that has to be drawn by month, lest years are drawn.
    private static final double MIN_SHOWN = 0.9;

    /// A bar from the floor up.
    ///
    /// @param words what it stands for, and how many
    public record Bar(int x, int y, int width, int height, String words, String link) {}

    /// The finest unit of which a phone still shows every bar, but for a few far from the others.
    ///
    /// @param months the articles counted by month
    public static Unit unit(Buckets months) {
        List<Buckets.Bucket> all = months.buckets();
        if (all.isEmpty()) {
            return Unit.MONTH;
        }
        long steps = steps(Unit.MONTH, day(all.getFirst()), day(all.getLast())) + 1;
        if (steps <= 2) {
            return Unit.DAY;
        }
        return articles(window(months).of(all)) >= MIN_SHOWN * articles(all)
                ? Unit.MONTH
                : Unit.YEAR;
    }

    /// @param query what was asked for
    public static HistogramView of(Buckets counted, Query query) {
        Query asked = query.without("by").without("date");
        String back = "/?" + asked;
        String what =
                switch (counted.date()) {
                    case PUBLISHED -> "of publication";
                    case MENTIONED -> "that they mention";
                };
        String unit = counted.by().name().toLowerCase(Locale.ROOT);
        List<Buckets.Bucket> all = counted.buckets();
        if (all.isEmpty()) {
            return new HistogramView(
                    "Articles by date " + what,
                    STEP,
                    HEIGHT,
                    List.of(),
                    "",
                    "",
                    left(counted, 0, 0),
                    back);
        }
        Window window = window(counted);
        List<Buckets.Bucket> shown = window.of(all);
        LocalDate start = day(shown.getFirst());
        long most = shown.stream().mapToLong(Buckets.Bucket::articles).max().orElse(1);
        List<Bar> bars = shown.stream().map(one -> bar(counted, start, most, one, asked)).toList();
        return new HistogramView(
                "Articles by %s %s".formatted(unit, what),
                bars.getLast().x() + STEP,
                HEIGHT,
                bars,
                words(shown.getFirst()),
                shown.size() == 1 ? "" : words(shown.getLast()),
                left(
                        counted,
                        articles(all.subList(0, window.from())),
                        articles(all.subList(window.to(), all.size()))),
                back);
    }

    /// Buckets that are drawn, of all in their order.
    private record Window(int from, int to) {

        List<Buckets.Bucket> of(List<Buckets.Bucket> all) {
            return all.subList(from, to);
        }
    }

    /// The time, no longer than can be drawn, in which most was published; the latest such.
    private static Window window(Buckets counted) {
        List<Buckets.Bucket> all = counted.buckets();
        Window best = new Window(0, 0);
        long most = 0;
        long inside = 0;
        int from = 0;
        for (int to = 0; to < all.size(); to++) {
            inside += all.get(to).articles();
            while (steps(counted.by(), day(all.get(from)), day(all.get(to))) >= MAX_STEPS) {
                inside -= all.get(from++).articles();
            }
            if (inside >= most) {
                most = inside;
                best = new Window(from, to + 1);
            }
        }
        return best;
    }

    private static long articles(List<Buckets.Bucket> buckets) {
        return buckets.stream().mapToLong(Buckets.Bucket::articles).sum();
    }

    private static Bar bar(
            Buckets counted, LocalDate start, long most, Buckets.Bucket bucket, Query query) {
        int height =
                Math.max(MIN_BAR, Math.toIntExact(HEIGHT * bucket.articles() / Math.max(1, most)));
        return new Bar(
                STEP * Math.toIntExact(steps(counted.by(), start, day(bucket))) + 1,
                HEIGHT - height,
                BAR,
                height,
                words(bucket) + ": " + Wording.count(bucket.articles(), "article", "articles"),
                switch (counted.date()) {
                    case PUBLISHED -> Links.published(query, date(bucket));
                    case MENTIONED -> Links.mentioned(query, date(bucket));
                });
    }

    private static String left(Buckets counted, long earlier, long later) {
        List<String> words = new ArrayList<>();
        if (earlier > 0) {
            words.add(Wording.count(earlier, "earlier article", "earlier articles"));
        }
        if (later > 0) {
            words.add(Wording.count(later, "later article", "later articles"));
        }
        if (counted.lessPrecise() > 0) {
            words.add(
                    Wording.count(counted.lessPrecise(), "article", "articles")
                            + switch (counted.date()) {
                                case PUBLISHED -> " of a less precise date";
                                case MENTIONED -> " with a less precise date";
                            });
        }
        if (counted.undated() > 0) {
            words.add(
                    switch (counted.date()) {
                        case PUBLISHED -> Wording.number(counted.undated()) + " without date";
                        case MENTIONED ->
                                Wording.number(counted.undated()) + " without any date in the text";
                    });
        }
        return String.join(", ", words);
    }

    private static String date(Buckets.Bucket bucket) {
        String published = bucket.published();
        return published == null ? String.valueOf(bucket.mentioned()) : published;
    }

    private static String words(Buckets.Bucket bucket) {
        return Wording.date(date(bucket));
    }

    private static long steps(Unit unit, LocalDate from, LocalDate to) {
        return switch (unit) {
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case YEAR -> ChronoUnit.YEARS.between(from, to);
        };
    }

    /// The first day of a bucket such as `2023-11`.
    private static LocalDate day(Buckets.Bucket bucket) {
        String value = date(bucket);
        return LocalDate.parse(value + "-01-01".substring(Math.min(6, value.length() - 4)));
    }
}
