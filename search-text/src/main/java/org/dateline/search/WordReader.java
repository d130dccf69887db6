package org.dateline.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.dateline.search.Word.Kind;
import org.jspecify.annotations.Nullable;

/// The words of a text in its order, in linear time and bounded memory, whatever the text is.
///
/// Punctuation of any kind parts words, so `O’Hara` is two, and so is `AB-7604NI`; they are found
/// together as a phrase. Where a script puts no spaces between words, every two neighbouring
/// characters are one.
public final class WordReader implements Iterator<Word> {

    /// Longer words are cut; nobody asks for more of one.
    private static final int WORD_UNITS = 64;

    /// What is left of a word behind an apostrophe and is none: `O’Hara’s`, `don’t`.
    private static final Set<String> CLITICS = Set.of("s", "t", "d", "m", "ll", "re", "ve");

    private static final int NONE = Signs.NONE;

    private final Signs signs;
    private final Deque<Word> ready = new ArrayDeque<>();

    private int position;

    /// Where the last word ended.
    private int wordEnd = NONE;

    /// Where the apostrophe ended that stood right behind a word.
    private int apostropheEnd = NONE;

    private @Nullable Number number;
    private char joiner;
    private int joinerEnd = NONE;

    /// The last character of writing without spaces, and where it stands.
    private int previous = NONE;

    private int previousStart;
    private int previousEnd;

    public WordReader(String text) {
        this(text, 0, text.length());
    }

    /// Of the stretch from `from` to `to`; places are those in the whole text.
    public WordReader(String text, int from, int to) {
        signs = new Signs(text, from, to);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && signs.codePoint() != NONE) {
            read();
        }
        if (ready.isEmpty()) {
            endOfUnspaced();
            endOfNumber();
        }
        return !ready.isEmpty();
    }

    @Override
    public Word next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void read() {
        switch (signs.sign()) {
            case LETTER, DIGIT -> {
                endOfUnspaced();
                spaced();
            }
            case UNSPACED -> unspaced();
            case INVISIBLE -> signs.advance();
            case MARK, SEPARATOR, APOSTROPHE -> {
                endOfUnspaced();
                between();
            }
        }
    }

    /// What stands between two words, of which the first character may join them.
    private void between() {
        if (signs.start() == wordEnd) {
            apostropheEnd = signs.sign() == Sign.APOSTROPHE ? signs.end() : NONE;
            joiner = Number.joiner(signs.codePoint());
            joinerEnd = joiner == 0 ? NONE : signs.end();
        }
        signs.advance();
    }

    private void spaced() {
        StringBuilder letters = new StringBuilder();
        int start = signs.start();
        int end = start;
        boolean digits = false;
        boolean onlyDigits = true;
        for (Sign sign = signs.sign(); belongs(sign); sign = signs.sign()) {
            if (sign != Sign.INVISIBLE) {
                if (letters.length() < WORD_UNITS) {
                    append(letters, signs.codePoint());
                }
                digits |= sign == Sign.DIGIT;
                onlyDigits &= sign == Sign.DIGIT;
                end = signs.end();
            }
            signs.advance();
        }
        wordEnd = signs.codePoint() == NONE ? end : signs.start();
        String form = Spelling.normalized(letters.toString());
        if (!form.isEmpty() && !(start == apostropheEnd && CLITICS.contains(form))) {
            Word word = new Word(digits ? Kind.FIXED : Kind.SPACED, form, position++, start, end);
            digits(word, onlyDigits);
            ready.add(word);
        }
    }

    private static boolean belongs(Sign sign) {
        return switch (sign) {
            case LETTER, DIGIT, MARK, INVISIBLE -> true;
            case UNSPACED, APOSTROPHE, SEPARATOR -> false;
        };
    }

    /// Digits of every script are the same ones.
    private static void append(StringBuilder letters, int codePoint) {
        int digit = codePoint < 0x80 ? -1 : Character.digit(codePoint, 10);
        if (digit >= 0) {
            letters.append((char) ('0' + digit));
        } else {
            letters.appendCodePoint(codePoint);
        }
    }

    private void digits(Word word, boolean onlyDigits) {
        if (!onlyDigits) {
            endOfNumber();
            return;
        }
        Number begun = number;
        if (begun != null && joinerEnd == word.start() && begun.end() < word.start()) {
            begun.add(joiner, word.form(), wordEnd);
        } else {
            endOfNumber();
            number = new Number(word.form(), word.position(), word.start(), wordEnd);
        }
    }

    private void endOfNumber() {
        Number begun = number;
        if (begun != null) {
            ready.addAll(begun.words());
            number = null;
        }
    }

    private void unspaced() {
        endOfNumber();
        StringBuilder cluster = new StringBuilder();
        int start = signs.start();
        int end = signs.end();
        cluster.appendCodePoint(signs.codePoint());
        signs.advance();
        while (signs.sign() == Sign.MARK || signs.sign() == Sign.INVISIBLE) {
            if (signs.sign() == Sign.MARK && cluster.length() < WORD_UNITS) {
                cluster.appendCodePoint(signs.codePoint());
                end = signs.end();
            }
            signs.advance();
        }
        String form = Spelling.normalized(cluster.toString());
        for (int i = 0; i < form.length(); i += Character.charCount(form.codePointAt(i))) {
            unspaced(form.codePointAt(i), start, end);
        }
    }

    private void unspaced(int codePoint, int start, int end) {
        if (previous != NONE) {
            String pair = Character.toString(previous) + Character.toString(codePoint);
            ready.add(new Word(Kind.PAIR, pair, position++, previousStart, end));
        }
        previous = codePoint;
        previousStart = start;
        previousEnd = end;
    }

    private void endOfUnspaced() {
        if (previous != NONE) {
            String last = Character.toString(previous);
            ready.add(new Word(Kind.LAST_CHARACTER, last, position++, previousStart, previousEnd));
            previous = NONE;
        }
    }
}
