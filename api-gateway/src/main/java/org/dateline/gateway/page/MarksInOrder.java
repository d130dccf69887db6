package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The marks of a text, to be asked for stretch by stretch from its beginning to its end, so that
/// all stretches together take no longer than one.
final class MarksInOrder {

    private final List<Mark> sorted;
    private final List<Mark> open = new ArrayList<>();
    private int next;

    MarksInOrder(String text, List<Mark> marks) {
        sorted =
                marks.stream()
                        .filter(mark -> mark.start() < text.length())
                        .sorted(Comparator.comparingInt(Mark::start))
                        .toList();
    }

    /// Those of which a part lies from `start` to `end`; no stretch begins before one that was
    // asked
    /// for before.
    List<Mark> within(int start, int end) {
        while (next < sorted.size() && sorted.get(next).start() < end) {
            open.add(sorted.get(next++));
        }
        open.removeIf(mark -> mark.end() <= start);
        return List.copyOf(open);
    }
}
