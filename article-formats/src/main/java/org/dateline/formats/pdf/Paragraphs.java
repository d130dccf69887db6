package org.dateline.formats.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Joins lines to paragraphs: by their distances, their size, indents and how they end. A word that
/// was parted at a line's end is one again, unless the text has it with a hyphen elsewhere.
final class Paragraphs {

    private static final float WIDE = 1.35f;
    private static final float OTHER_SIZE = 0.12f;
    private static final float INDENT = 0.8f;
    private static final float SHORT = 0.15f;

    private static final String SENTENCE_ENDS = ".!?:…。！？";
    private static final String CLOSING = "\"'”’»)]“‹›";

    private static final Pattern HYPHENATED = Pattern.compile("\\p{L}{1,40}[-\u2010]\\p{L}{1,40}");
    private static final Pattern ITEM =
            Pattern.compile("[•‣▪●◦■–—*-]\\s.{0,2000}|\\(?\\d{1,3}[.)]\\s.{0,2000}");
    private static final Pattern JOINS_PARTS =
            Pattern.compile("(?:und|oder|bzw|et|and|or|y|e|of|en)\\b.{0,2000}");

    private final Set<String> hyphenated = new HashSet<>();
    private final List<String> paragraphs = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private float openSize;

    private Paragraphs(List<Page> pages) {
        for (Page page : pages) {
            for (Line line : page.lines()) {
                Matcher matcher = HYPHENATED.matcher(line.text());
                while (matcher.find()) {
                    hyphenated.add(matcher.group().replace('\u2010', '-'));
                }
            }
        }
    }

    /// The text of pages; paragraphs are parted by an empty line.
    static String of(List<Page> pages) {
        Paragraphs paragraphs = new Paragraphs(pages);
        for (Page page : pages) {
            page.columns().forEach(paragraphs::add);
        }
        paragraphs.end();
        return String.join("\n\n", paragraphs.paragraphs);
    }

    private void add(List<Line> column) {
        float left = Float.MAX_VALUE;
        float right = 0;
        for (Line line : column) {
            left = Math.min(left, line.left());
            right = Math.max(right, line.right());
        }
        float leading = leading(column);
        for (int i = 0; i < column.size(); i++) {
            Line line = column.get(i);
            boolean begins =
                    i == 0 ? !goesOn(line) : begins(column.get(i - 1), line, left, right, leading);
            if (begins) {
                end();
            }
            append(line);
        }
    }

    /// Whether a column's first line goes on with what the last one's last began.
    private boolean goesOn(Line line) {
        int first = line.text().codePointAt(0);
        return !open.isEmpty()
                && isSameSize(openSize, line.size())
                && !endsSentence(open)
                && (Character.isLowerCase(first) || isHyphen(open.charAt(open.length() - 1)));
    }

    private static boolean begins(Line before, Line line, float left, float right, float leading) {
        float distance = line.baseline() - before.baseline();
        boolean far = distance > WIDE * leading && distance > WIDE * line.size();
        boolean indented =
                line.left() - left > INDENT * line.size()
                        && before.left() - left < INDENT / 2 * line.size()
                        && !ITEM.matcher(before.text()).matches();
        boolean ended =
                before.right() < right - SHORT * (right - left) && endsSentence(before.text());
        return far
                || !isSameSize(before.size(), line.size())
                || indented
                || ended
                || ITEM.matcher(line.text()).matches();
    }

    private static boolean isSameSize(float one, float other) {
        return Math.abs(one - other) <= OTHER_SIZE * Math.max(one, other);
    }

    /// The usual distance of lines.
    private static float leading(List<Line> column) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < column.size(); i++) {
            distances.add(column.get(i).baseline() - column.get(i - 1).baseline());
        }
        distances.sort(Float::compare);
        return distances.isEmpty() ? 0 : distances.get(distances.size() / 2);
    }

    private static boolean endsSentence(CharSequence text) {
        int i = text.length() - 1;
        while (i > 0 && CLOSING.indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i >= 0 && SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0;
    }

    private void append(Line line) {
        String text = line.text();
        if (!open.isEmpty()) {
            if (isParted(text)) {
                open.setLength(open.length() - 1);
            } else if (!isHyphen(open.charAt(open.length() - 1))
                    || !Character.isLetter(text.codePointAt(0))
                    || JOINS_PARTS.matcher(text).matches()) {
                open.append(' ');
            }
        }
        open.append(text);
        openSize = line.size();
    }

    /// Whether the last line ends within a word that goes on with a text.
    private boolean isParted(String next) {
        int last = open.length() - 1;
        if (open.charAt(last) == '\u00AD') {
            return true;
        }
        boolean within =
                isHyphen(open.charAt(last))
                        && last > 0
                        && Character.isLetter(open.charAt(last - 1))
                        && Character.isLowerCase(next.codePointAt(0));
        if (!within || JOINS_PARTS.matcher(next).matches()) {
            return false;
        }
        int from = last;
        while (from > 0 && last - from < 40 && Character.isLetter(open.charAt(from - 1))) {
            from--;
        }
        int to = 0;
        while (to < next.length() && to < 40 && Character.isLetter(next.charAt(to))) {
            to++;
        }
        return !hyphenated.contains(open.substring(from, last) + "-" + next.substring(0, to));
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u00AD';
    }

    private void end() {
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
            open.setLength(0);
        }
    }
}
