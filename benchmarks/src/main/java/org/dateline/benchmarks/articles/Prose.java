package org.dateline.benchmarks.articles;

import java.util.Arrays;

/// A text being written: bytes of UTF-8, and where its paragraphs end.
final class Prose {

    /// Of a paragraph's first words, one is edited.
    private static final int FIRST_EDIT_WITHIN = 12;

    private byte[] bytes = new byte[8192];
    private int length;
    private int[] ends = new int[32];
    private int paragraphs;

    void clear() {
        length = 0;
        paragraphs = 0;
    }

    Prose write(byte[] word) {
        return write(word, 0, word.length);
    }

    Prose write(byte[] from, int start, int endExclusive) {
        int count = endExclusive - start;
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + count));
        }
        byte[] to = bytes;
        int at = length;
        for (int i = start; i < endExclusive; i++) {
            to[at++] = from[i]; // a call to copy costs more than most words are long
        }
        length = at;
        return this;
    }

    Prose write(char ascii) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) ascii;
        return this;
    }

    /// ASCII.
    Prose write(String text) {
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i));
        }
        return this;
    }

    Prose number(int value) {
        if (value >= 10) {
            number(value / 10);
        }
        return write((char) ('0' + value % 10));
    }

    /// At least two digits.
    Prose twoDigits(int value) {
        return value < 10 ? write('0').number(value) : number(value);
    }

    /// Makes the ASCII letter at a place, if it is one, a capital.
    void capitalize(int place) {
        if (bytes[place] >= 'a' && bytes[place] <= 'z') {
            bytes[place] = (byte) (bytes[place] - 'a' + 'A');
        }
    }

    void endParagraph() {
        if (paragraphs == ends.length) {
            ends = Arrays.copyOf(ends, 2 * paragraphs);
        }
        ends[paragraphs++] = length;
    }

    int paragraphs() {
        return paragraphs;
    }

    /// Appends a paragraph of another text.
    Prose paragraph(Prose from, int paragraph) {
        write(from.bytes, from.start(paragraph), from.ends[paragraph]);
        endParagraph();
        return this;
    }

    /// Appends a paragraph of another text with one word in so many replaced by a noun, and one at
    /// its beginning.
    Prose edited(Prose from, int paragraph, int every, Words nouns, Dice dice) {
        int end = from.ends[paragraph];
        int start = from.start(paragraph);
        int copied = start;
        int untilEdit = dice.below(FIRST_EDIT_WITHIN);
        for (int i = start; i < end; i++) {
            if (from.bytes[i] == ' ' && untilEdit-- == 0) {
                int next = i + 1;
                while (next < end && from.bytes[next] >= 'a' && from.bytes[next] <= 'z') {
                    next++;
                }
                write(from.bytes, copied, i + 1).write(nouns.draw(dice));
                copied = next;
                i = next - 1;
                untilEdit = dice.below(2 * every);
            }
        }
        write(from.bytes, copied, end);
        endParagraph();
        return this;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private int start(int paragraph) {
        return paragraph == 0 ? 0 : ends[paragraph - 1];
    }
}
