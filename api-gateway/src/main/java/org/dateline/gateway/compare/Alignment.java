package org.dateline.gateway.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which elements of two lists belong together, in order: a common subsequence, the longest one
/// wherever the lists are short between what occurs once in both.
///
/// Elements that occur once on either side are anchors (Bram Cohen's patience diff); only what
/// lies between two of them is compared each with each. Both have a bound, [#MAX_DEPTH] and
/// [#MAX_CELLS], so time stays linear whatever the texts are; beyond it, elements stay apart that
/// could be paired.
final class Alignment {

    /// Of a table for the longest common subsequence: a thousand elements by a thousand.
    private static final int MAX_CELLS = 1_000_000;

    /// How often anchors are looked for between anchors.
    private static final int MAX_DEPTH = 50;

    private final int[] a;
    private final int[] b;
    private final int[] partner;

    private Alignment(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        this.partner = new int[a.length];
        Arrays.fill(partner, -1);
    }

    /// @return for each element of `a` the index of its partner in `b`, or -1; ascending where not
    static int[] of(List<String> a, List<String> b) {
        Map<String, Integer> numbers = new HashMap<>();
        Alignment alignment = new Alignment(numbered(a, numbers), numbered(b, numbers));
        alignment.align();
        return alignment.partner;
    }

    private static int[] numbered(List<String> elements, Map<String, Integer> numbers) {
        return elements.stream()
                .mapToInt(element -> numbers.computeIfAbsent(element, unseen -> numbers.size()))
                .toArray();
    }

    /// @param depth how many gaps it lies in
    private record Gap(int aStart, int aEnd, int bStart, int bEnd, int depth) {}

    private void align() {
        List<Gap> open = new ArrayList<>(List.of(new Gap(0, a.length, 0, b.length, 0)));
        while (!open.isEmpty()) {
            Gap gap = trimmed(open.removeLast());
            int height = gap.aEnd - gap.aStart;
            int width = gap.bEnd - gap.bStart;
            if (height == 0 || width == 0) {
                continue;
            }
            List<int[]> anchors = gap.depth < MAX_DEPTH ? anchors(gap) : List.of();
            if (!anchors.isEmpty()) {
                open.addAll(between(anchors, gap));
            } else if ((long) height * width <= MAX_CELLS) {
                pairLongestCommonSubsequence(gap);
            }
        }
    }

    /// Pairs what both begin and end with, and returns the rest.
    private Gap trimmed(Gap gap) {
        int aStart = gap.aStart;
        int bStart = gap.bStart;
        int aEnd = gap.aEnd;
        int bEnd = gap.bEnd;
        while (aStart < aEnd && bStart < bEnd && a[aStart] == b[bStart]) {
            partner[aStart++] = bStart++;
        }
        while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] == b[bEnd - 1]) {
            partner[--aEnd] = --bEnd;
        }
        return new Gap(aStart, aEnd, bStart, bEnd, gap.depth);
    }

    /// Pairs of indexes of what occurs once on either side: as many as ascend together.
    private List<int[]> anchors(Gap gap) {
        Map<Integer, Integer> inA = onlyOnce(a, gap.aStart, gap.aEnd);
        Map<Integer, Integer> inB = onlyOnce(b, gap.bStart, gap.bEnd);
        List<int[]> pairs = new ArrayList<>();
        for (int i = gap.aStart; i < gap.aEnd; i++) {
            Integer j = inA.getOrDefault(a[i], -1) == i ? inB.getOrDefault(a[i], -1) : -1;
            if (j >= 0) {
                pairs.add(new int[] {i, j});
            }
        }
        return longestAscending(pairs);
    }

    private static Map<Integer, Integer> onlyOnce(int[] elements, int start, int end) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = start; i < end; i++) {
            places.merge(elements[i], i, (first, second) -> -1);
        }
        return places;
    }

    /// By patience sorting; the pairs ascend in their first index already.
    private static List<int[]> longestAscending(List<int[]> pairs) {
        List<Integer> tops = new ArrayList<>();
        int[] before = new int[pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            int pile = pile(pairs, tops, pairs.get(i)[1]);
            before[i] = pile == 0 ? -1 : tops.get(pile - 1);
            if (pile == tops.size()) {
                tops.add(i);
            } else {
                tops.set(pile, i);
            }
        }
        List<int[]> ascending = new ArrayList<>();
        for (int i = tops.isEmpty() ? -1 : tops.getLast(); i >= 0; i = before[i]) {
            ascending.add(pairs.get(i));
        }
        return ascending.reversed();
    }

    private static int pile(List<int[]> pairs, List<Integer> tops, int value) {
        int low = 0;
        int high = tops.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs.get(tops.get(middle))[1] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private List<Gap> between(List<int[]> anchors, Gap gap) {
        List<Gap> gaps = new ArrayList<>();
        int aStart = gap.aStart;
        int bStart = gap.bStart;
        for (int[] anchor : anchors) {
            partner[anchor[0]] = anchor[1];
            gaps.add(new Gap(aStart, anchor[0], bStart, anchor[1], gap.depth + 1));
            aStart = anchor[0] + 1;
            bStart = anchor[1] + 1;
        }
        gaps.add(new Gap(aStart, gap.aEnd, bStart, gap.bEnd, gap.depth + 1));
        return gaps;
    }

    private void pairLongestCommonSubsequence(Gap gap) {
        int height = gap.aEnd - gap.aStart;
        int width = gap.bEnd - gap.bStart;
        // common elements of what follows i in a and j in b
        int[] common = new int[(height + 1) * (width + 1)];
        for (int i = height - 1; i >= 0; i--) {
            for (int j = width - 1; j >= 0; j--) {
                int cell = i * (width + 1) + j;
                common[cell] =
                        a[gap.aStart + i] == b[gap.bStart + j]
                                ? common[cell + width + 2] + 1
                                : Math.max(common[cell + 1], common[cell + width + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < height && j < width) {
            int cell = i * (width + 1) + j;
            if (a[gap.aStart + i] == b[gap.bStart + j]) {
                partner[gap.aStart + i++] = gap.bStart + j++;
            } else if (common[cell + width + 1] >= common[cell + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
