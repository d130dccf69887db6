package org.dateline.store.alike;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How well clusters agree with families, by counting pairs: those that are together in both, of
/// those together in either.
public record PairScore(long found, long right, long wanted) {

    public static <T> PairScore of(List<T> items, Function<T, ?> cluster, Function<T, ?> family) {
        return new PairScore(
                pairs(items, cluster),
                pairs(items, item -> Map.entry(cluster.apply(item), family.apply(item))),
                pairs(items, family));
    }

    private static <T> long pairs(List<T> items, Function<T, ?> group) {
        return items.stream()
                .collect(Collectors.groupingBy(group, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(size -> size * (size - 1) / 2)
                .sum();
    }

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
        return wanted == 0 ? 1 : (double) right / wanted;
    }

    public double f1() {
        return 2.0 * right / (found + wanted);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f | %.3f | %.3f", precision(), recall(), f1());
    }
}
