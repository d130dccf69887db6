package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.enrichment.segments.Unit.Ending;
import org.dateline.events.Segment.Role;
import org.jspecify.annotations.Nullable;

/// Marks quotations that are set apart from the story, as opposed to those that belong to it.
final class PullQuotes {

    private static final int SHORTEST = 6;
    private static final String DOUBLE_OPENING = "\"“«„";

    private final String text;
    private final List<Unit> units;
    private final OwnRole ownRole;
    private final int usualBlanks;
    private @Nullable Set<String> story;

    PullQuotes(String text, List<Unit> units, OwnRole ownRole) {
        this.text = text;
        this.units = units;
        this.ownRole = ownRole;
        this.usualBlanks = usualBlanks(units);
    }

    void mark() {
        for (int i = 1; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (unit.is(Role.BODY)
                    && unit.words >= SHORTEST
                    && isOneQuotation(unit)
                    && (isSaidInStory(unit) || (isSetApart(i) && !belongsToStory(i)))) {
                unit.role = Role.PULL_QUOTE;
                if (i + 1 < units.size() && isAttribution(units.get(i + 1))) {
                    units.get(i + 1).role = Role.PULL_QUOTE;
                }
            }
        }
    }

    /// Whether quotation marks open at its beginning and close at its end only.
    private boolean isOneQuotation(Unit unit) {
        char first = text.charAt(unit.start);
        char last = text.charAt(unit.end - 1);
        if (DOUBLE_OPENING.indexOf(first) < 0 || "\"”»“".indexOf(last) < 0) {
            return false;
        }
        for (int i = unit.start + 1; i < unit.end - 1; i++) {
            if ("\"“”«»„".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether another paragraph quotes the same words among others.
    private boolean isSaidInStory(Unit unit) {
        List<String> runs = runs(unit);
        return !runs.isEmpty() && story().containsAll(runs);
    }

    /// The runs of words of the paragraphs that are more than one quotation.
    private Set<String> story() {
        if (story == null) {
            story = new HashSet<>();
            for (Unit unit : units) {
                if (unit.is(Role.BODY) && !isOneQuotation(unit)) {
                    story.addAll(runs(unit));
                }
            }
        }
        return story;
    }

    /// Every run of words of one length: texts that share all of them share the words in order.
    private List<String> runs(Unit unit) {
        List<String> words = Words.of(text, unit.start, unit.end);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + SHORTEST <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + SHORTEST)));
        }
        return runs;
    }

    /// Whether it has more room around it than paragraphs of this text have, ends the story, or is
    /// followed by its speaker's name on a line.
    private boolean isSetApart(int i) {
        Unit unit = units.get(i);
        if (i + 1 == units.size()) {
            return unit.blanksBefore > usualBlanks;
        }
        Unit next = units.get(i + 1);
        boolean storyEnds =
                switch (next.role) {
                    case TIMESTAMP, TAGS, BOILERPLATE, OTHER_ARTICLE -> true;
                    default -> false;
                };
        return storyEnds || isAttribution(next) || unit.blanksBefore > usualBlanks;
    }

    private static int usualBlanks(List<Unit> units) {
        int[] counts = new int[3];
        for (Unit unit : units) {
            counts[Math.min(unit.blanksBefore, 2)]++;
        }
        return counts[0] > counts[1] + counts[2] ? 0 : counts[1] >= counts[2] ? 1 : 2;
    }

    /// A line that opens with a dash and names the speaker.
    private boolean isAttribution(Unit unit) {
        char first = text.charAt(unit.start);
        return unit.is(Role.BODY)
                && (first == '—' || first == '–' || first == '-')
                && unit.words <= 12
                && unit.ending != Ending.FULL_STOP;
    }

    /// Whether the paragraph before introduces it or is speech as well.
    private boolean belongsToStory(int i) {
        Unit before = units.get(i - 1);
        if (!before.is(Role.BODY)) {
            return false;
        }
        if (before.ending == Ending.COLON || before.ending == Ending.PENDING) {
            return true;
        }
        boolean quotes = false;
        for (int at = before.start; at < before.end && !quotes; at++) {
            quotes = "\"“”«»".indexOf(text.charAt(at)) >= 0;
        }
        return quotes && ownRole.mentionsSpeech(text, before);
    }
}
