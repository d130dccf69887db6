package org.dateline.enrichment.segments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.events.Segment.Role;

/// Tells a paragraph's role from its own words, whatever stands around it.
final class OwnRole {

    /// The role that counts where phrases of several are found.
    private static final List<Role> PRECEDENCE =
            List.of(Role.CAPTION, Role.BYLINE, Role.TAGS, Role.BOILERPLATE);

    /// Longer paragraphs are looked at where they begin and end.
    private static final int SHORT = 28;

    private static final int LOOKED_AT = 12;
    private static final int UNITS_PER_WORD = 7;

    private static final int LONGEST_BYLINE = 16;
    private static final int LONGEST_TIMESTAMP = 14;

    /// In `Updated on June 3 by Jane Doe`, most of the words are of the date.
    private static final double LEAST_CALENDAR_SHARE = 0.5;

    private final CuePhrases cues;
    private final WordLists lists;

    OwnRole(CuePhrases cues, WordLists lists) {
        this.cues = cues;
        this.lists = lists;
    }

    Optional<Role> of(String text, Paragraph paragraph) {
        if (paragraph.words() > cues.mostWords()) {
            return Optional.empty();
        }
        return paragraph.words() <= SHORT
                ? of(
                        text,
                        paragraph.start(),
                        paragraph.end(),
                        paragraph.ending() == Paragraph.Ending.FULL_STOP)
                : ofLong(text, paragraph);
    }

    /// A paragraph shows its role where it begins or ends.
    private Optional<Role> ofLong(String text, Paragraph paragraph) {
        List<String> first = Words.first(LOOKED_AT, text, paragraph.start(), paragraph.end());
        int tail = Math.max(paragraph.start(), paragraph.end() - LOOKED_AT * UNITS_PER_WORD);
        while (tail > paragraph.start() && Character.isLetterOrDigit(text.charAt(tail - 1))) {
            tail--;
        }
        Set<Role> roles = cues.rolesOfBeginning(first, paragraph.words());
        roles.addAll(cues.rolesOfEnd(Words.of(text, tail, paragraph.end()), paragraph.words()));
        return PRECEDENCE.stream().filter(roles::contains).findFirst();
    }

    /// The role of a part of a line, such as `By Jane Doe` before a bar.
    Optional<Role> of(String text, int start, int end, boolean sentence) {
        List<String> words = Words.of(text, start, end);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (isDate(text, start, end, words, 0, 1)) {
            return Optional.of(Role.TIMESTAMP);
        }
        Set<Role> roles = cues.roles(words);
        if (roles.contains(Role.TIMESTAMP)
                && isDate(text, start, end, words, 1, LEAST_CALENDAR_SHARE)) {
            return Optional.of(Role.TIMESTAMP);
        }
        Optional<Role> told = PRECEDENCE.stream().filter(roles::contains).findFirst();
        boolean byline = told.isEmpty() && !sentence && isByline(text, start, end, words);
        return byline ? Optional.of(Role.BYLINE) : told;
    }

    /// Whether a line that begins with nothing but names and trades of journalists stands under a
    /// byline.
    boolean isWriterLine(String text, Paragraph paragraph) {
        return paragraph.words() <= 6
                && Words.of(text, paragraph.start(), paragraph.end()).stream()
                        .anyMatch(lists.writer()::contains);
    }

    boolean isSectionLabel(String text, Paragraph paragraph) {
        if (paragraph.words() > 3) {
            return false;
        }
        List<String> words = Words.of(text, paragraph.start(), paragraph.end());
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> Words.isSign(word) || lists.section().contains(word));
    }

    boolean mentionsSpeech(String text, Paragraph paragraph) {
        return Words.of(text, paragraph.start(), paragraph.end()).stream()
                .anyMatch(lists.speech()::contains);
    }

    private boolean isDate(
            String text, int start, int end, List<String> words, int from, double leastShare) {
        if (words.size() > LONGEST_TIMESTAMP * 2) {
            return false;
        }
        int calendar = 0;
        int named = 0;
        int numbers = 0;
        int all = 0;
        for (String word : words.subList(from, words.size())) {
            if (Words.isSign(word)) {
                continue;
            }
            all++;
            if (Words.isNumber(word)) {
                numbers++;
                calendar++;
            } else if (lists.calendar().contains(word)) {
                named++;
                calendar++;
            } else if (lists.clock().contains(word)) {
                calendar++;
            }
        }
        boolean placed = numbers > 0 && (named > 0 || hasNumericDate(text, start, end));
        return all > 0 && all <= LONGEST_TIMESTAMP && placed && calendar >= leastShare * all;
    }

    /// Whether three numbers stand together with the same sign between, as in `06.22.2024`.
    private static boolean hasNumericDate(String text, int start, int end) {
        int groups = 0;
        char sign = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                boolean begins = i == start || !Character.isDigit(text.charAt(i - 1));
                if (begins) {
                    boolean joined = i - 2 >= start && Character.isDigit(text.charAt(i - 2));
                    char before = i == start ? 0 : text.charAt(i - 1);
                    boolean separates = before == '.' || before == '/' || before == '-';
                    groups = joined && separates && (groups < 2 || before == sign) ? groups + 1 : 1;
                    sign = before;
                    if (groups == 3) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// `By` and then names: most words have a capital, and none is of the calendar.
    private boolean isByline(String text, int start, int end, List<String> words) {
        if (!words.getFirst().equals("by") || words.size() < 2 || words.size() > LONGEST_BYLINE) {
            return false;
        }
        int capitals = 0;
        boolean wordBegins = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (wordBegins && Character.isUpperCase(c)) {
                capitals++;
            }
            wordBegins = !Character.isLetterOrDigit(c);
        }
        boolean dated =
                words.stream()
                        .anyMatch(word -> Words.isNumber(word) || lists.calendar().contains(word));
        return !dated && capitals >= 3 && capitals * 10 >= words.size() * 6;
    }
}
