package org.dateline.enrichment.segments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.events.Segment.Role;

/// Marks paragraphs that the text has twice, whatever their quotation marks, case and spacing.
///
/// Of two the later is the repetition, with one exception: pages put a summary between the headline
/// and the story, taken from the story. So where the first paragraph under the headline returns
/// further down, that first one is the repetition, and the story keeps its own.
final class Repeats {

    /// Shorter ones, such as answers in an interview, may be meant.
    private static final int SHORTEST = 6;

    private final String text;
    private final List<Unit> units;

    Repeats(String text, List<Unit> units) {
        this.text = text;
        this.units = units;
    }

    void mark() {
        Optional<Unit> title = units.stream().filter(unit -> unit.is(Role.TITLE)).findFirst();
        Optional<Unit> summary =
                title.flatMap(any -> units.stream().filter(unit -> unit.is(Role.BODY)).findFirst());
        Map<Long, Unit> seen = new HashMap<>();
        title.ifPresent(unit -> seen.put(hash(text, unit.start, unit.end), unit));
        Unit lastBody = null;
        for (Unit unit : units) {
            if (!unit.is(Role.BODY) && !unit.is(Role.HEADING)) {
                continue;
            }
            long hash = hash(text, unit.start, unit.end);
            Unit before = seen.get(hash);
            if (before == null) {
                if (unit.words >= SHORTEST) {
                    seen.put(hash, unit);
                }
            } else if (summary.filter(first -> first == before).isPresent() && before != lastBody) {
                before.role = Role.REPEAT;
                seen.put(hash, unit);
            } else {
                unit.role = Role.REPEAT;
            }
            lastBody = unit;
        }
    }

    /// Of the letters and digits and the gaps between them alone, without regard to case.
    static long hash(String text, int start, int end) {
        long hash = 0xCBF29CE484222325L;
        boolean gap = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char lower = c < 0x80 ? lowerAscii(c) : Character.toLowerCase(c);
                hash = ((gap ? hash ^ ' ' : hash) * 0x100000001B3L ^ lower) * 0x100000001B3L;
                gap = false;
            } else if (c == ' ' || Units.isBlank(c)) {
                gap = hash != 0xCBF29CE484222325L;
            }
        }
        return hash;
    }

    private static char lowerAscii(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
