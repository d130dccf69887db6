package org.dateline.gateway.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A stretch of text all of which carries the same marks; still to be escaped.
///
/// @param start where it begins in the text that it was cut from
public record Piece(String text, List<Mark> marks, int start) {

    /// A note says no more than so many things of one place.
    private static final int MAX_NOTES = 3;

    public Piece {
        marks = List.copyOf(marks);
    }

    public boolean marked() {
        return !marks.isEmpty();
    }

    /// The kinds of its marks, as classes of a style sheet.
    public String classes() {
        return marks.stream()
                .map(mark -> mark.kind().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    public String note() {
        return marks.stream()
                .map(Mark::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .limit(MAX_NOTES)
                .collect(Collectors.joining(" · "));
    }

    /// Where the first of its marks that leads somewhere leads; empty when none does.
    public String link() {
        return marks.stream()
                .map(Mark::link)
                .filter(link -> !link.isEmpty())
                .findFirst()
                .orElse("");
    }
}
