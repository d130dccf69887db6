package org.dateline.enrichment.segments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dateline.events.Segment.Role;

/// Marks paragraphs that the text has twice, whatever their quotation marks, case and spacing.
///
/// Of two the later is the repetition, with one exception: pages put a summary between the headline
/// and the story, taken from the story. So where the first paragraph under the headline returns
/// further down, that first one is the repetition, and the story keeps its own.
final class Repeats {

    /// Shorter ones, such as answers in an interview, may be meant.
    private static final int SHORTEST = 6;

    /// Letters that are compared at first; most paragraphs differ in them.
    private static final int BEGINNING = 48;

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
        Set<Unit> candidates = withCommonBeginnings(title);
        for (Unit unit : units) {
            if (!isComparable(unit)) {
                continue;
            }
            if (!candidates.contains(unit)) {
                lastBody = unit;
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

    /// The few paragraphs that begin as another one or the title does; only they are worth a look
    /// at the whole.
    private Set<Unit> withCommonBeginnings(Optional<Unit> title) {
        long[] beginnings = new long[units.size()];
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < beginnings.length; i++) {
            Unit unit = units.get(i);
            if (isComparable(unit) || title.filter(headline -> headline == unit).isPresent()) {
                beginnings[i] = hash(text, unit.start, unit.end, BEGINNING);
                counts.merge(beginnings[i], 1, Integer::sum);
            }
        }
        Set<Unit> common = new HashSet<>();
        for (int i = 0; i < beginnings.length; i++) {
            if (isComparable(units.get(i)) && counts.getOrDefault(beginnings[i], 0) > 1) {
                common.add(units.get(i));
            }
        }
        return common;
    }

    private static boolean isComparable(Unit unit) {
        return unit.is(Role.BODY) || unit.is(Role.HEADING);
    }

    /// Of the letters and digits and the gaps between them alone, without regard to case.
    static long hash(String text, int start, int end) {
        return hash(text, start, end, Integer.MAX_VALUE);
    }

    /// Of so many letters and digits at most.
    private static long hash(String text, int start, int end, int most) {
        long hash = 0xCBF29CE484222325L;
        int letters = 0;
        boolean gap = false;
        for (int i = start; i < end && letters < most; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char lower = c < 0x80 ? lowerAscii(c) : Character.toLowerCase(c);
                hash = ((gap ? hash ^ ' ' : hash) * 0x100000001B3L ^ lower) * 0x100000001B3L;
                gap = false;
                letters++;
            } else if (c == ' ' || Units.isBlank(c)) {
                gap = letters > 0;
            }
        }
        return hash;
    }

    private static char lowerAscii(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
