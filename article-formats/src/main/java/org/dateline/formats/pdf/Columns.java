package org.dateline.formats.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts what stands on a page in reading order: a column after the other, with what runs across
/// them before or after. Columns are where a gap runs down through several lines with text on both
/// of its sides.
final class Columns {

    /// The gap between columns, in sizes of the font.
    private static final float LEAST_GAP = 0.7f;

    /// Fewer lines beside each other are a row of a table, or a caption beside a picture.
    private static final int FEWEST_LINES = 3;

    /// Cells of tables are shorter.
    private static final int SHORTEST_LINE = 14;

    private static final int MOST_BANDS = 400;

    private static final int DEEPEST = 12;

    private Columns() {}

    /// Lines that overlap in height, and so stand beside each other.
    private record Band(List<Run> runs) {}

    private record Gap(float left, float right) {

        float width() {
            return right - left;
        }
    }

    /// The bands from one to another, with the gap that runs through them.
    private record Split(int first, int last, Gap gap) {}

    /// The columns of a page, in the order in which they are read.
    static List<List<Run>> of(List<Run> page) {
        List<List<Run>> columns = new ArrayList<>();
        add(columns, page, 0);
        return columns;
    }

    private static void add(List<List<Run>> columns, List<Run> runs, int depth) {
        List<Band> bands = bands(runs);
        Optional<Split> split =
                depth < DEEPEST && bands.size() <= MOST_BANDS ? split(bands) : Optional.empty();
        if (split.isEmpty()) {
            if (!runs.isEmpty()) {
                columns.add(runs);
            }
            return;
        }
        int first = split.get().first();
        int last = split.get().last();
        float middle = (split.get().gap().left() + split.get().gap().right()) / 2;
        List<Run> above = runs(bands.subList(0, first));
        if (!above.isEmpty()) {
            columns.add(above);
        }
        List<Run> beside = runs(bands.subList(first, last + 1));
        add(columns, beside.stream().filter(run -> run.left() < middle).toList(), depth + 1);
        add(columns, beside.stream().filter(run -> run.left() >= middle).toList(), depth + 1);
        add(columns, runs(bands.subList(last + 1, bands.size())), depth + 1);
    }

    private static List<Run> runs(List<Band> bands) {
        return bands.stream().flatMap(band -> band.runs().stream()).toList();
    }

    private static List<Band> bands(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Run::top));
        List<Band> bands = new ArrayList<>();
        float bottom = Float.NEGATIVE_INFINITY;
        for (Run run : sorted) {
            if (run.top() >= bottom) {
                bands.add(new Band(new ArrayList<>()));
            }
            bands.getLast().runs().add(run);
            bottom = Math.max(bottom, run.baseline());
        }
        return bands;
    }

    private static Optional<Split> split(List<Band> bands) {
        for (int first = 0; first < bands.size(); first++) {
            Optional<Split> split = split(bands, first);
            if (split.isPresent()) {
                return split;
            }
        }
        return Optional.empty();
    }

    /// The longest split that begins with a band.
    private static Optional<Split> split(List<Band> bands, int first) {
        List<Gap> gaps = List.of(new Gap(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));
        Optional<Split> longest = Optional.empty();
        List<Run> seen = new ArrayList<>();
        for (int last = first; last < bands.size(); last++) {
            gaps = narrowed(gaps, bands.get(last).runs());
            if (gaps.stream().noneMatch(Columns::isInner)) {
                break;
            }
            seen.addAll(bands.get(last).runs());
            Optional<Gap> widest =
                    gaps.stream()
                            .filter(gap -> parts(seen, gap))
                            .max(Comparator.comparingDouble(Gap::width));
            if (widest.isPresent()) {
                longest = Optional.of(new Split(first, last, widest.get()));
            }
        }
        return longest;
    }

    private static boolean isInner(Gap gap) {
        return Float.isFinite(gap.left()) || Float.isFinite(gap.right());
    }

    private static boolean parts(List<Run> runs, Gap gap) {
        return Float.isFinite(gap.left())
                && Float.isFinite(gap.right())
                && isColumn(runs.stream().filter(run -> run.right() <= gap.left()).toList())
                && isColumn(runs.stream().filter(run -> run.left() >= gap.right()).toList());
    }

    private static boolean isColumn(List<Run> runs) {
        long letters = runs.stream().mapToLong(run -> run.text().length()).sum();
        return runs.size() >= FEWEST_LINES && letters >= (long) SHORTEST_LINE * runs.size();
    }

    /// What is left of gaps where runs stand in them.
    private static List<Gap> narrowed(List<Gap> gaps, List<Run> runs) {
        List<Gap> left = gaps;
        for (Run run : runs) {
            List<Gap> next = new ArrayList<>(left.size() + 1);
            for (Gap gap : left) {
                if (run.right() <= gap.left() || run.left() >= gap.right()) {
                    next.add(gap);
                } else {
                    addIfWide(next, new Gap(gap.left(), run.left()), run);
                    addIfWide(next, new Gap(run.right(), gap.right()), run);
                }
            }
            left = next;
        }
        return left;
    }

    private static void addIfWide(List<Gap> gaps, Gap gap, Run beside) {
        if (gap.width() >= LEAST_GAP * beside.size()) {
            gaps.add(gap);
        }
    }
}
