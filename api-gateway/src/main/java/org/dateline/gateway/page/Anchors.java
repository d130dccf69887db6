package org.dateline.gateway.page;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the relative dates of one text were counted from, in words.
final class Anchors {

    private static final Pattern IN_TEXT = Pattern.compile("text:([0-9]{1,9})-([0-9]{1,9})");

    /// A quotation has at most so many characters.
    private static final int MAX_QUOTE = 40;

    private static final String PUBLISHED = "published:";
    private static final String UNRESOLVED = "unresolved";

    private final String text;

    /// Where lines with words in them begin, in order: a text may have thousands of dates, each of
    /// which asks for its paragraph.
    private final int[] paragraphs;

    Anchors(String text) {
        this.text = text;
        this.paragraphs = paragraphs(text);
    }

    /// Empty when a date was counted from nothing.
    String words(@Nullable String anchor) {
        Matcher place = IN_TEXT.matcher(anchor == null ? "" : anchor);
        if (!place.matches()) {
            return words(anchor, null);
        }
        int start = Integer.parseInt(place.group(1));
        int end = Integer.parseInt(place.group(2));
        return start >= end || end > text.length()
                ? words(anchor, null)
                : words(anchor, text.substring(start, end)) + ", paragraph " + paragraph(start);
    }

    /// @param anchorText what stands there in the text, if it stands in the text and is known
    static String words(@Nullable String anchor, @Nullable String anchorText) {
        if (anchor == null || anchor.isEmpty()) {
            return "";
        }
        if (anchor.equals(UNRESOLVED)) {
            return "with no date to count from";
        }
        if (anchorText != null) {
            return "counted from “" + shortened(anchorText.strip()) + "”";
        }
        if (anchor.startsWith(PUBLISHED)) {
            String date = Wording.date(anchor.substring(PUBLISHED.length()));
            return "counted from the publication date" + (date.isEmpty() ? "" : ", " + date);
        }
        return anchor.startsWith("text:")
                ? "counted from another date of the text"
                : "counted from " + anchor;
    }

    static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= MAX_QUOTE
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MAX_QUOTE)).strip() + "…";
    }

    /// Counted from 1.
    private int paragraph(int at) {
        int found = Arrays.binarySearch(paragraphs, at);
        return Math.max(1, found >= 0 ? found + 1 : -found - 1);
    }

    private static int[] paragraphs(String text) {
        int[] starts = new int[16];
        int count = 0;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                blank = true;
            } else if (blank && !Character.isWhitespace(c)) {
                blank = false;
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
