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
        if (anchor == null) {
            return "";
        }
        if (anchor.startsWith("published:")) {
            return "counted from the publication date";
        }
        Matcher place = IN_TEXT.matcher(anchor);
        if (!place.matches()) {
            return "counted from " + anchor;
        }
        int start = Integer.parseInt(place.group(1));
        int end = Integer.parseInt(place.group(2));
        if (start >= end || end > text.length()) {
            return "counted from " + anchor;
        }
        boolean isLong = end - start > MAX_QUOTE;
        return "counted from “%s%s”, paragraph %d"
                .formatted(
                        text.substring(start, isLong ? start + MAX_QUOTE : end).strip(),
                        isLong ? "…" : "",
                        paragraph(start));
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
