package org.dateline.formats.pdf;

import java.util.List;
import java.util.Set;

/// A page as it is read.
///
/// @param columns the lines of its columns, in reading order
record Page(float height, List<List<Line>> columns) {

    static Page of(float height, List<Run> runs) {
        return new Page(height, Columns.of(runs).stream().map(Line::of).toList());
    }

    List<Line> lines() {
        return columns.stream().flatMap(List::stream).toList();
    }

    /// Without some of its lines.
    Page without(Set<Line> lines) {
        return new Page(
                height,
                columns.stream()
                        .map(column -> column.stream().filter(l -> !lines.contains(l)).toList())
                        .filter(column -> !column.isEmpty())
                        .toList());
    }
}
