package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.enrichment.segments.Paragraph.Ending;

/// Cuts a text into paragraphs: lines, joined where one plainly goes on on the next.
final class Paragraphs {

    /// Beyond these many lines no article goes on; the rest is one paragraph.
    private static final int MOST_LINES = 20_000;

    private static final int LEAST_WRAPPED_LINES = 3;
    private static final int LONGEST_WRAPPED_LINE = 110;
    private static final int SHORTEST_WRAPPED_LINE = 45;

    /// A shorter line may be an item of a list in small letters, which does not go on.
    private static final int SHORTEST_OPEN_LINE = 40;

    private final String text;
    private final WordLists lists;

    /// Trimmed lines that are not blank: start, end, and the blank lines before each.
    private final List<Line> lines = new ArrayList<>();

    private record Line(int start, int end, int blanksBefore, boolean indented) {

        int length() {
            return end - start;
        }
    }

    private Paragraphs(String text, WordLists lists) {
        this.text = text;
        this.lists = lists;
    }

    static List<Paragraph> of(String text, int from, WordLists lists) {
        Paragraphs paragraphs = new Paragraphs(text, lists);
        paragraphs.split(from);
        return paragraphs.join();
    }

    private void split(int from) {
        int at = from;
        int blanks = 0;
        while (at < text.length()) {
            int lineEnd = lines.size() < MOST_LINES ? lineEnd(at) : text.length();
            int start = at;
            while (start < lineEnd && isBlank(text.charAt(start))) {
                start++;
            }
            int end = lineEnd;
            while (end > start && isBlank(text.charAt(end - 1))) {
                end--;
            }
            if (start == end) {
                blanks++;
            } else {
                lines.add(new Line(start, end, blanks, start > at));
                blanks = 0;
            }
            at = afterLineEnd(lineEnd);
        }
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int afterLineEnd(int end) {
        boolean pair =
                end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        return end + (pair ? 2 : 1);
    }

    static boolean isLineEnd(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\f'
                || c == '\u0085';
    }

    /// White space, zero-width characters and other controls: nothing a reader sees.
    static boolean isBlank(char c) {
        return c <= ' '
                || c >= 0x7F
                        && (Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || c == '\u200B'
                                || c == '\u200C'
                                || c == '\u200D'
                                || c == '\u2060'
                                || c == '\uFEFF');
    }

    private List<Paragraph> join() {
        int wrapWidth = wrapWidth();
        List<Paragraph> paragraphs = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            if (last || !goesOn(lines.get(i), lines.get(i + 1), wrapWidth)) {
                Line begin = lines.get(first);
                paragraphs.add(measure(begin.start, lines.get(i).end, begin.blanksBefore));
                first = i + 1;
            }
        }
        return paragraphs;
    }

    /// The length to which lines are broken by hand, or 0 when each line is a paragraph.
    private int wrapWidth() {
        int neighbours = 0;
        int wrapped = 0;
        int width = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            Line line = lines.get(i);
            Line next = lines.get(i + 1);
            if (next.blanksBefore > 0) {
                continue;
            }
            neighbours++;
            if (line.length() >= SHORTEST_WRAPPED_LINE
                    && line.length() <= LONGEST_WRAPPED_LINE
                    && Character.isLowerCase(text.charAt(next.start))
                    && !endsSentence(line)) {
                wrapped++;
                width = Math.max(width, line.length());
            }
        }
        return wrapped >= LEAST_WRAPPED_LINES && 4 * wrapped >= neighbours ? width : 0;
    }

    private boolean goesOn(Line line, Line next, int wrapWidth) {
        if (next.blanksBefore > 0) {
            return false;
        }
        if (wrapWidth > 0 && line.length() <= LONGEST_WRAPPED_LINE) {
            boolean newParagraph = next.indented && !line.indented && endsSentence(line);
            boolean full = line.length() >= wrapWidth * (endsSentence(line) ? 0.8 : 0.6);
            return full && !newParagraph;
        }
        if (endsSentence(line)) {
            return false;
        }
        return line.length() >= SHORTEST_OPEN_LINE && Character.isLowerCase(text.charAt(next.start))
                || endsOpen(line) && line.length() >= SHORTEST_OPEN_LINE / 2;
    }

    private boolean endsSentence(Line line) {
        return switch (ending(line.start, line.end)) {
            case FULL_STOP, QUESTION, ELLIPSIS, COLON -> true;
            case PENDING, NONE -> false;
        };
    }

    /// Whether the line ends with a word that asks for another.
    private boolean endsOpen(Line line) {
        int at = line.end;
        while (at > line.start && Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        int length = line.end - at;
        return length > 0
                && length <= 7
                && (at == line.start || text.charAt(at - 1) == ' ')
                && lists.joining().contains(text.substring(at, line.end).toLowerCase(Locale.ROOT));
    }

    private Paragraph measure(int start, int end, int blanksBefore) {
        int words = 0;
        int capitals = 0;
        int unspaced = 0;
        boolean several = false;
        boolean inWord = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            if (letter && !inWord) {
                words++;
                capitals += Character.isUpperCase(c) || Character.isDigit(c) ? 1 : 0;
            }
            if (c >= 0x0E00) {
                unspaced += letter && writesNoSpaces(c) ? 1 : 0;
                several |= (c == '。' || c == '！' || c == '？') && i + 2 < end;
            } else if ((c == '.' || c == '!' || c == '?') && !several) {
                several = isSentenceBreak(i, start, end);
            }
            inWord =
                    letter || inWord && (c == '\'' || c == '’' || c == '-' || c == '.' || c == ',');
            if (inWord
                    && !letter
                    && i + 1 < end
                    && !Character.isLetterOrDigit(text.charAt(i + 1))) {
                inWord = false;
            }
        }
        double capitalShare = words == 0 ? 0 : (double) capitals / words;
        Ending ending = ending(start, end);
        boolean stopAtEnd = ending == Ending.NONE && text.charAt(end - 1) == '.';
        if (stopAtEnd && words > 10 && capitalShare < 0.6) {
            ending = Ending.FULL_STOP; // an abbreviation, but of a sentence's last word
        }
        boolean beginsLow = Character.isLowerCase(text.charAt(start));
        return new Paragraph(
                new Paragraph.Shape(
                        start,
                        end,
                        blanksBefore,
                        words + unspaced / 2,
                        ending,
                        several,
                        beginsLow,
                        capitalShare));
    }

    private static boolean writesNoSpaces(char c) {
        return c >= 0x3040 && c <= 0x30FF
                || c >= 0x3400 && c <= 0x9FFF
                || c >= 0x0E00 && c <= 0x0EFF
                || c >= 0x1000 && c <= 0x109F
                || c >= 0x1780 && c <= 0x17FF;
    }

    /// Whether the stop after a word ends a sentence within the paragraph: after it come space and
    /// another beginning.
    private boolean isSentenceBreak(int at, int start, int end) {
        int next = at + 1;
        while (next < end && isClosing(text.charAt(next))) {
            next++;
        }
        if (next >= end || text.charAt(next) != ' ') {
            return false;
        }
        while (next < end && (text.charAt(next) == ' ' || isOpening(text.charAt(next)))) {
            next++;
        }
        return next < end
                && (Character.isUpperCase(text.charAt(next))
                        || Character.isDigit(text.charAt(next)))
                && !isAbbreviation(at, start);
    }

    /// Whether the stop belongs to an abbreviation, such as `U.S.`, `Sen.` or `Inc.`.
    private boolean isAbbreviation(int stop, int start) {
        if (text.charAt(stop) != '.') {
            return false;
        }
        int from = stop;
        while (from > start && Character.isLetter(text.charAt(from - 1)) && stop - from < 6) {
            from--;
        }
        int length = stop - from;
        return length == 1
                || length >= 2
                        && length <= 5
                        && Character.isUpperCase(text.charAt(from))
                        && lists.abbreviation()
                                .contains(text.substring(from, stop).toLowerCase(Locale.ROOT));
    }

    private Ending ending(int start, int end) {
        int at = end;
        while (at > start && isClosing(text.charAt(at - 1))) {
            at--;
        }
        if (at == start) {
            return Ending.NONE;
        }
        char last = text.charAt(at - 1);
        boolean quoteStop = at < end && (last == ',' || last == '.');
        return switch (last) {
            case '.' -> {
                if (at - 3 >= start && text.charAt(at - 2) == '.' && text.charAt(at - 3) == '.') {
                    yield Ending.ELLIPSIS;
                }
                boolean wordless = at - 2 < start;
                yield !wordless && !quoteStop && isAbbreviation(at - 1, start)
                        ? Ending.NONE
                        : Ending.FULL_STOP;
            }
            case '…' -> Ending.ELLIPSIS;
            case '!', '。', '！', '।', '։', '።' -> Ending.FULL_STOP;
            case '?', '？', '؟' -> Ending.QUESTION;
            case ':', '：' -> Ending.COLON;
            case ',', ';', '、', '，' -> Ending.PENDING;
            case '–', '—', '-', '_' -> Ending.PENDING;
            default -> Ending.NONE;
        };
    }

    static boolean isClosing(char c) {
        return c == '"' || c == '\'' || c == '”' || c == '’' || c == '»' || c == ')' || c == ']';
    }

    static boolean isOpening(char c) {
        return c == '"' || c == '\'' || c == '“' || c == '‘' || c == '«' || c == '„' || c == '('
                || c == '`';
    }
}
