package org.dateline.events;

import org.jspecify.annotations.Nullable;

/// The checks that event records make of their fields; each failure names the field.
final class Checks {

    private Checks() {}

    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static String filled(@Nullable String value, String field) {
        String string = present(value, field);
        if (string.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return string;
    }

    static void notNegative(long value, String field) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " is " + value + ", less than 0");
        }
    }

    static void share(double value, String field) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " is " + value + ", outside 0…1");
        }
    }

    static void span(int start, int end, String field) {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    field + " holds the impossible span " + start + "–" + end);
        }
    }

    static void optionalSpan(@Nullable Integer start, @Nullable Integer end, String field) {
        if (start != null && end != null) {
            span(start, end, field);
        } else if (start != null || end != null) {
            throw new IllegalArgumentException(field + " has one of start and end, not both");
        }
    }

    static void within(int end, int length, String field) {
        if (end > length) {
            throw new IllegalArgumentException(
                    field + " is " + end + ", behind the text's end at " + length);
        }
    }

    static String isHash(@Nullable String value, String field) {
        String hash = present(value, field);
        boolean valid = hash.length() == 64;
        for (int i = 0; valid && i < 64; i++) {
            char c = hash.charAt(i);
            valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!valid) {
            throw new IllegalArgumentException(field + " is not 64 lower-case hex digits");
        }
        return hash;
    }
}
