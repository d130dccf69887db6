package org.dateline.enrichment.dates;

/// Numbers written in ideographs: by position, 二〇二四, or with tens and hundreds, 二十四.
final class Ideographs {

    private static final String DIGITS = "〇一二三四五六七八九";

    /// No number of a date is longer.
    private static final int LONGEST = 9;

    private Ideographs() {}

    /// Where the number ends that begins there; the start itself where none does.
    static int end(String text, int start) {
        int i = start;
        while (i < text.length() && i < start + LONGEST && isNumeral(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isNumeral(char c) {
        return digit(c) >= 0 || scale(c) > 0;
    }

    private static int digit(char c) {
        return switch (c) {
            case '○', '零' -> 0;
            case '两', '兩' -> 2;
            default -> DIGITS.indexOf(c);
        };
    }

    private static int scale(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
        };
    }

    static int value(String text, int start, int end) {
        int total = 0;
        int pending = 0;
        boolean digits = false;
        for (int i = start; i < end; i++) {
            int scale = scale(text.charAt(i));
            if (scale > 0) {
                total += (digits ? pending : 1) * scale;
                pending = 0;
                digits = false;
            } else {
                pending = pending * 10 + digit(text.charAt(i));
                digits = true;
            }
        }
        return total + pending;
    }
}
