package org.dateline.gateway.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which places of one sequence of symbols are the same as which of another, in the order of both.
///
/// Symbols that each side has once are anchors (the patience diff of Bram Cohen), between which the
/// same is done again. What then remains is aligned by its longest common subsequence if it is
/// small, else only by its beginning and end, so that the time hardly grows faster than the texts.
final class Alignment {

    /// Cells of the table for a longest common subsequence.
    private static final int MAX_CELLS = 1 << 16;

    private static final int MAX_DEPTH = 24;

    private final int[] first;
    private final int[] second;

    /// For each place of the first, its place in the second, or -1.
    private final int[] matches;

    private Alignment(int[] first, int[] second) {
        this.first = first;
        this.second = second;
        matches = new int[first.length];
        Arrays.fill(matches, -1);
    }

    /// For each place of the first, its place in the second, or -1; rising.
    static int[] of(List<String> first, List<String> second) {
        Map<String, Integer> numbers = new HashMap<>();
        Alignment alignment = new Alignment(numbers(first, numbers), numbers(second, numbers));
        alignment.align(0, first.size(), 0, second.size(), 0);
        return alignment.matches;
    }

    private static int[] numbers(List<String> symbols, Map<String, Integer> numbers) {
        return symbols.stream()
                .mapToInt(
                        symbol -> {
                            Integer known = numbers.putIfAbsent(symbol, numbers.size());
                            return known == null ? numbers.size() - 1 : known;
                        })
                .toArray();
    }

    private void align(int from, int to, int from2, int to2, int depth) {
        int a = from;
        int b = from2;
        while (a < to && b < to2 && first[a] == second[b]) {
            matches[a++] = b++;
        }
        int aEnd = to;
        int bEnd = to2;
        while (aEnd > a && bEnd > b && first[aEnd - 1] == second[bEnd - 1]) {
            matches[--aEnd] = --bEnd;
        }
        if (a == aEnd || b == bEnd) {
            return;
        }
        List<int[]> anchors = depth < MAX_DEPTH ? anchors(a, aEnd, b, bEnd) : List.of();
        if (anchors.isEmpty()) {
            if ((long) (aEnd - a) * (bEnd - b) <= MAX_CELLS) {
                alignSmall(a, aEnd, b, bEnd);
            }
            return;
        }
        for (int[] anchor : anchors) {
            align(a, anchor[0], b, anchor[1], depth + 1);
            matches[anchor[0]] = anchor[1];
            a = anchor[0] + 1;
            b = anchor[1] + 1;
        }
        align(a, aEnd, b, bEnd, depth + 1);
    }

    /// The longest rising chain of places of symbols that both sides have once.
    private List<int[]> anchors(int from, int to, int from2, int to2) {
        Map<Integer, int[]> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            int place = i;
            places.merge(first[i], new int[] {place, -1}, (one, other) -> new int[] {-1, -1});
        }
        for (int j = from2; j < to2; j++) {
            int[] place = places.get(second[j]);
            if (place != null && place[0] >= 0) {
                place[1] = place[1] == -1 ? j : -2;
            }
        }
        List<int[]> pairs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int[] place = places.get(first[i]);
            if (place != null && place[0] == i && place[1] >= 0) {
                pairs.add(place);
            }
        }
        return longestRising(pairs);
    }

    private static List<int[]> longestRising(List<int[]> pairs) {
        int[] tails = new int[pairs.size()];
        int[] before = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = low + high >>> 1;
                if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        int[][] chain = new int[length][];
        int at = length == 0 ? -1 : tails[length - 1];
        for (int i = length - 1; i >= 0; i--) {
            chain[i] = pairs.get(at);
            at = before[at];
        }
        return List.of(chain);
    }

    private void alignSmall(int from, int to, int from2, int to2) {
        int rows = to - from;
        int columns = to2 - from2;
        int[][] lengths = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                lengths[i][j] =
                        first[from + i] == second[from2 + j]
                                ? lengths[i + 1][j + 1] + 1
                                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (first[from + i] == second[from2 + j]) {
                matches[from + i++] = from2 + j++;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
