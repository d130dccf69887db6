package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.enrichment.segments.Paragraph.Ending;
import org.dateline.events.Segment.Role;
import org.jspecify.annotations.Nullable;

/// Marks quotations that are set apart from the story, as opposed to those that belong to it.
final class PullQuotes {

    private static final int SHORTEST = 6;
    private static final String DOUBLE_OPENING = "\"“«„";

    private final String text;
    private final List<Paragraph> paragraphs;
    private final OwnRole ownRole;
    private final int usualBlanks;
    private @Nullable Set<String> story;

    PullQuotes(String text, List<Paragraph> paragraphs, OwnRole ownRole) {
        this.text = text;
        this.paragraphs = paragraphs;
        this.ownRole = ownRole;
        this.usualBlanks = usualBlanks(paragraphs);
    }

    void mark() {
        for (int i = 1; i < paragraphs.size(); i++) {
            Paragraph paragraph = paragraphs.get(i);
            if (paragraph.is(Role.BODY)
                    && paragraph.words() >= SHORTEST
                    && isOneQuotation(paragraph)
                    && (isSaidInStory(paragraph) || (isSetApart(i) && !belongsToStory(i)))) {
                paragraph.markAs(Role.PULL_QUOTE);
                if (i + 1 < paragraphs.size() && isAttribution(paragraphs.get(i + 1))) {
                    paragraphs.get(i + 1).markAs(Role.PULL_QUOTE);
                }
            }
        }
    }

    /// Whether quotation marks open at its beginning and close at its end only.
    private boolean isOneQuotation(Paragraph paragraph) {
        char first = text.charAt(paragraph.start());
        char last = text.charAt(paragraph.end() - 1);
        if (DOUBLE_OPENING.indexOf(first) < 0 || "\"”»“".indexOf(last) < 0) {
            return false;
        }
        for (int i = paragraph.start() + 1; i < paragraph.end() - 1; i++) {
            if ("\"“”«»„".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether another paragraph quotes the same words among others.
    private boolean isSaidInStory(Paragraph paragraph) {
        List<String> runs = runs(paragraph);
        return !runs.isEmpty() && story().containsAll(runs);
    }

    /// The runs of words of the paragraphs that are more than one quotation.
    private Set<String> story() {
        if (story == null) {
            story = new HashSet<>();
            for (Paragraph paragraph : paragraphs) {
                if (paragraph.is(Role.BODY) && !isOneQuotation(paragraph)) {
                    story.addAll(runs(paragraph));
                }
            }
        }
        return story;
    }

    /// Every run of words of one length: texts that share all of them share the words in order.
    private List<String> runs(Paragraph paragraph) {
        List<String> words = Words.of(text, paragraph.start(), paragraph.end());
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + SHORTEST <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + SHORTEST)));
        }
        return runs;
    }

    /// Whether it has more room around it than paragraphs of this text have, ends the story, or is
    /// followed by its speaker's name on a line.
    private boolean isSetApart(int i) {
        Paragraph paragraph = paragraphs.get(i);
        if (i + 1 == paragraphs.size()) {
            return paragraph.blanksBefore() > usualBlanks;
        }
        Paragraph next = paragraphs.get(i + 1);
        boolean storyEnds =
                switch (next.role()) {
                    case TIMESTAMP, TAGS, BOILERPLATE, OTHER_ARTICLE -> true;
                    default -> false;
                };
        return storyEnds || isAttribution(next) || paragraph.blanksBefore() > usualBlanks;
    }

    private static int usualBlanks(List<Paragraph> paragraphs) {
        int[] counts = new int[3];
        for (Paragraph paragraph : paragraphs) {
            counts[Math.min(paragraph.blanksBefore(), 2)]++;
        }
        return counts[0] > counts[1] + counts[2] ? 0 : counts[1] >= counts[2] ? 1 : 2;
    }

    /// A line that opens with a dash and names the speaker.
    private boolean isAttribution(Paragraph paragraph) {
        char first = text.charAt(paragraph.start());
        return paragraph.is(Role.BODY)
                && (first == '—' || first == '–' || first == '-')
                && paragraph.words() <= 12
                && paragraph.ending() != Ending.FULL_STOP;
    }

    /// Whether the paragraph before introduces it or is speech as well.
    private boolean belongsToStory(int i) {
        Paragraph before = paragraphs.get(i - 1);
        if (!before.is(Role.BODY)) {
            return false;
        }
        if (before.ending() == Ending.COLON || before.ending() == Ending.PENDING) {
            return true;
        }
        boolean quotes = false;
        for (int at = before.start(); at < before.end() && !quotes; at++) {
            quotes = "\"“”«»".indexOf(text.charAt(at)) >= 0;
        }
        return quotes && ownRole.mentionsSpeech(text, before);
    }
}
