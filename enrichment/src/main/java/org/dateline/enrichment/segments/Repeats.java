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
    private final List<Paragraph> paragraphs;

    Repeats(String text, List<Paragraph> paragraphs) {
        this.text = text;
        this.paragraphs = paragraphs;
    }

    void mark() {
        Optional<Paragraph> title =
                paragraphs.stream().filter(paragraph -> paragraph.is(Role.TITLE)).findFirst();
        Optional<Paragraph> summary =
                title.flatMap(
                        any ->
                                paragraphs.stream()
                                        .filter(paragraph -> paragraph.is(Role.BODY))
                                        .findFirst());
        Map<Long, Paragraph> seen = new HashMap<>();
        title.ifPresent(
                paragraph -> seen.put(hash(text, paragraph.start(), paragraph.end()), paragraph));
        Paragraph lastBody = null;
        Set<Paragraph> candidates = withCommonBeginnings(title);
        for (Paragraph paragraph : paragraphs) {
            if (!isComparable(paragraph)) {
                continue;
            }
            if (!candidates.contains(paragraph)) {
                lastBody = paragraph;
                continue;
            }
            long hash = hash(text, paragraph.start(), paragraph.end());
            Paragraph before = seen.get(hash);
            if (before == null) {
                if (paragraph.words() >= SHORTEST) {
                    seen.put(hash, paragraph);
                }
            } else if (summary.filter(first -> first == before).isPresent() && before != lastBody) {
                before.markAs(Role.REPEAT);
                seen.put(hash, paragraph);
            } else {
                paragraph.markAs(Role.REPEAT);
            }
            lastBody = paragraph;
        }
    }

    /// The few paragraphs that begin as another one or the title does; only they are worth a look
    /// at the whole.
    private Set<Paragraph> withCommonBeginnings(Optional<Paragraph> title) {
        long[] beginnings = new long[paragraphs.size()];
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < beginnings.length; i++) {
            Paragraph paragraph = paragraphs.get(i);
            if (isComparable(paragraph)
                    || title.filter(headline -> headline == paragraph).isPresent()) {
                beginnings[i] = hash(text, paragraph.start(), paragraph.end(), BEGINNING);
                counts.merge(beginnings[i], 1, Integer::sum);
            }
        }
        Set<Paragraph> common = new HashSet<>();
        for (int i = 0; i < beginnings.length; i++) {
            if (isComparable(paragraphs.get(i)) && counts.getOrDefault(beginnings[i], 0) > 1) {
                common.add(paragraphs.get(i));
            }
        }
        return common;
    }

    private static boolean isComparable(Paragraph paragraph) {
        return paragraph.is(Role.BODY) || paragraph.is(Role.HEADING);
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
            } else if (c == ' ' || Paragraphs.isBlank(c)) {
                gap = letters > 0;
            }
        }
        return hash;
    }

    private static char lowerAscii(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
