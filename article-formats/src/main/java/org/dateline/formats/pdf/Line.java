package org.dateline.formats.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A line of a column.
record Line(String text, float left, float right, float baseline, float size) {

    /// How far the baselines of one line's parts may be apart, in sizes of its font.
    private static final float SAME_LINE = 0.35f;

    /// The lines of a column, from top to bottom.
    static List<Line> of(List<Run> column) {
        List<Run> sorted = new ArrayList<>(column);
        sorted.sort(Comparator.comparingDouble(Run::baseline));
        List<Line> lines = new ArrayList<>();
        List<Run> parts = new ArrayList<>();
        for (Run run : sorted) {
            if (!parts.isEmpty()) {
                Run first = parts.getFirst();
                float tolerance = SAME_LINE * Math.max(first.size(), run.size());
                if (run.baseline() - first.baseline() > tolerance) {
                    lines.add(joined(parts));
                    parts.clear();
                }
            }
            parts.add(run);
        }
        if (!parts.isEmpty()) {
            lines.add(joined(parts));
        }
        return lines;
    }

    private static Line joined(List<Run> parts) {
        parts.sort(Comparator.comparingDouble(Run::left));
        StringBuilder text = new StringBuilder();
        float right = 0;
        Run longest = parts.getFirst();
        for (Run part : parts) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(part.text());
            right = Math.max(right, part.right());
            longest = part.text().length() > longest.text().length() ? part : longest;
        }
        return new Line(
                text.toString(),
                parts.getFirst().left(),
                right,
                longest.baseline(),
                longest.size());
    }
}
