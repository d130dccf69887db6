package org.dateline.enrichment.dates;

import java.util.Arrays;

/// The words, numbers and marks of a text, side by side in arrays. A word is a run of letters, a
/// number a run of decimal digits, a mark any other visible character; so `Sept.9th` is four
// tokens.
final class Tokens {

    /// What a token that is a word or number has in place of its mark.
    static final char WORD = 'a';

    static final char NUMBER = '0';

    private static final byte CAPITAL = 1;
    private static final byte SPACED = 2;
    private static final byte BREAK = 4;

    /// The radicals, with which the East Asian letters of Unicode begin.
    private static final char FIRST_IDEOGRAPH = '\u2E80';

    /// More digits than any number in a date has.
    private static final int LONGEST_NUMBER = 9;

    private final String text;
    private int count;
    private int[] starts;
    private int[] ends;
    private int[] numbers;
    private char[] marks;
    private byte[] flags;
    private Word[] words;
    private long steps;

    private Tokens(String text) {
        this.text = text;
        int guess = Math.max(16, text.length() / 4);
        starts = new int[guess];
        ends = new int[guess];
        numbers = new int[guess];
        marks = new char[guess];
        flags = new byte[guess];
        words = new Word[guess];
    }

    static Tokens of(String text, Dictionary dictionary) {
        Tokens tokens = new Tokens(text);
        tokens.read(dictionary);
        return tokens;
    }

    private void read(Dictionary dictionary) {
        int length = text.length();
        byte space = BREAK | SPACED;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0' || (c > 127 && Character.isWhitespace(c))) {
                if (c == '\n') {
                    space |= (space & SPACED) != 0 && newlineBefore(i) ? BREAK | SPACED : SPACED;
                } else {
                    space |= SPACED;
                }
                i++;
                continue;
            }
            int start = i;
            int digit = digit(c);
            if (isLetter(c)) {
                i = letters(dictionary, start, space);
            } else if (digit >= 0) {
                int number = 0;
                do {
                    number = i - start < LONGEST_NUMBER ? number * 10 + digit : -1;
                    i++;
                } while (i < length && (digit = digit(text.charAt(i))) >= 0);
                add(
                        start,
                        i,
                        NUMBER,
                        i - start > LONGEST_NUMBER ? -1 : number,
                        Word.UNKNOWN,
                        space);
            } else {
                i++;
                add(start, i, mark(c), -1, Word.UNKNOWN, space);
            }
            space = 0;
        }
    }

    /// Adds the first word of a run of letters, or the number that it begins with in ideographs.
    ///
    /// @return where it ends
    private int letters(Dictionary dictionary, int start, byte space) {
        int known = dictionary.knownEnd(text, start);
        if (known < 0 && dictionary.ideographic() && isIdeograph(text.charAt(start))) {
            int number = Ideographs.end(text, start);
            if (number > start) {
                int value = Ideographs.value(text, start, number);
                add(start, number, NUMBER, value, Word.UNKNOWN, space);
                return number;
            }
            known = start + 1;
        }
        int end = known < 0 ? dictionary.firstEnd(text, start, runEnd(dictionary, start)) : known;
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = Vocabulary.extend(hash, text.charAt(i));
        }
        Word word = dictionary.find(text, start, end, hash);
        boolean capital = Character.isUpperCase(text.charAt(start));
        add(start, end, WORD, -1, word, capital ? (byte) (space | CAPITAL) : space);
        return end;
    }

    private int runEnd(Dictionary dictionary, int start) {
        int i = start + 1;
        char c;
        while (i < text.length()
                && isLetter(c = text.charAt(i))
                && !(dictionary.ideographic() && isIdeograph(c))) {
            i++;
        }
        return i;
    }

    private static boolean isIdeograph(char c) {
        return c >= FIRST_IDEOGRAPH;
    }

    /// The value of a decimal digit, whichever script writes it; else -1.
    private static int digit(char c) {
        return c < 128 ? (c >= '0' && c <= '9' ? c - '0' : -1) : Character.digit(c, 10);
    }

    /// Whether an empty line ends here: between this line feed and the one before is only space.
    private boolean newlineBefore(int lineFeed) {
        int i = lineFeed - 1;
        if (i >= 0 && text.charAt(i) == '\r') {
            i--;
        }
        return i >= 0 && text.charAt(i) == '\n';
    }

    private static boolean isLetter(char c) {
        return c < 128
                ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
                : Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Typographic variants count as the plain character.
    private static char mark(char c) {
        return switch (c) {
            case '’', '‘', '`' -> '\'';
            case '‐', '‑', '–' -> '-';
            case '（' -> '(';
            case '）' -> ')';
            case '，', '،', '、' -> ',';
            case '／' -> '/';
            case '～', '〜' -> '~';
            default -> c == WORD || c == NUMBER ? ' ' : c;
        };
    }

    private void add(int start, int end, char mark, int number, Word word, byte flag) {
        if (count == starts.length) {
            int size = count * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            numbers = Arrays.copyOf(numbers, size);
            marks = Arrays.copyOf(marks, size);
            flags = Arrays.copyOf(flags, size);
            words = Arrays.copyOf(words, size);
        }
        starts[count] = start;
        ends[count] = end;
        numbers[count] = number;
        marks[count] = mark;
        flags[count] = flag;
        words[count] = word;
        count++;
    }

    int count() {
        return count;
    }

    /// How often any token was looked at: the measure of work that must grow with the text only.
    long steps() {
        return steps;
    }

    String text() {
        return text;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /// The word there; [Word#UNKNOWN] for other tokens and behind the ends of the text.
    Word word(int i) {
        steps++;
        return i >= 0 && i < count ? words[i] : Word.UNKNOWN;
    }

    boolean is(int i, WordClass wordClass) {
        return word(i).is(wordClass);
    }

    boolean is(int i, String spelling) {
        return word(i).is(spelling);
    }

    /// The character that a token consists of, or WORD or NUMBER; a space behind the ends.
    char mark(int i) {
        steps++;
        return i >= 0 && i < count ? marks[i] : ' ';
    }

    boolean isWord(int i) {
        return mark(i) == WORD;
    }

    /// Whether a word of letters that are written without spaces stands there.
    boolean isIdeograph(int i) {
        return isWord(i) && isIdeograph(text.charAt(starts[i]));
    }

    boolean isNumber(int i) {
        return mark(i) == NUMBER;
    }

    /// Value of a number of at most nine digits, else -1.
    int number(int i) {
        steps++;
        return i >= 0 && i < count ? numbers[i] : -1;
    }

    int length(int i) {
        return i >= 0 && i < count ? ends[i] - starts[i] : 0;
    }

    boolean capital(int i) {
        return i >= 0 && i < count && (flags[i] & CAPITAL) != 0;
    }

    /// Whether white space stands before the token.
    boolean spaced(int i) {
        return i < 0 || i >= count || (flags[i] & SPACED) != 0;
    }

    /// Whether the token touches the one before.
    boolean glued(int i) {
        return !spaced(i);
    }

    /// Whether a paragraph begins with the token.
    boolean startsParagraph(int i) {
        return i <= 0 || i >= count || (flags[i] & BREAK) != 0;
    }

    char lastChar(int i) {
        return text.charAt(ends[i] - 1);
    }

    boolean endsIn(int i, String suffix) {
        steps++;
        return length(i) > suffix.length() + 1
                && text.regionMatches(true, ends[i] - suffix.length(), suffix, 0, suffix.length());
    }
}
