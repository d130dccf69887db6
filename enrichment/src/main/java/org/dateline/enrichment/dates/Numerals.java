package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// Reads quantities: `six`, `twenty-four`, `one hundred and ten`, `1,500`, `2 1/2`, `2.5`, `two and
/// a half`, `several`, `a few`.
final class Numerals {

    /// No quantity of words is longer.
    private static final int LONGEST = 10;

    private final Tokens tokens;

    Numerals(Tokens tokens) {
        this.tokens = tokens;
    }

    /// A quantity.
    ///
    /// @param to the token behind it
    record Amount(Quantity quantity, int to) {}

    @Nullable Amount at(int i) {
        if (tokens.isNumber(i)) {
            return digits(i);
        }
        Word word = tokens.word(i);
        if (word.is(WordClass.VAGUE)) {
            return vague(i);
        }
        if (word.is(WordClass.CARDINAL)) {
            return words(i, i);
        }
        if (word.is(WordClass.ARTICLE)) {
            Word next = tokens.word(i + 1);
            if (next.is(WordClass.SCALE) || next.is("dozen")) {
                return words(i, i + 1);
            }
            if (next.is("few") || next.is("couple")) {
                return vague(i + 1);
            }
        }
        return null;
    }

    private Amount vague(int i) {
        int to = tokens.is(i + 1, "of") ? i + 2 : i + 1;
        return tokens.is(i, "couple")
                ? new Amount(Quantity.of(2), to)
                : new Amount(Quantity.VAGUE, to);
    }

    private @Nullable Amount digits(int i) {
        if (tokens.number(i) < 0 || (i > 0 && tokens.glued(i) && tokens.mark(i - 1) != '-')) {
            return null;
        }
        if (tokens.isWord(i + 1) && tokens.glued(i + 1)) {
            return null;
        }
        long value = tokens.number(i);
        int j = i + 1;
        while (tokens.mark(j) == ','
                && tokens.glued(j)
                && tokens.isNumber(j + 1)
                && tokens.glued(j + 1)
                && tokens.length(j + 1) == 3) {
            value = Math.min(value * 1000 + tokens.number(j + 1), Integer.MAX_VALUE);
            j += 2;
        }
        Quantity quantity = Quantity.of(value);
        if (tokens.mark(j) == '.'
                && tokens.glued(j)
                && tokens.isNumber(j + 1)
                && tokens.glued(j + 1)) {
            int digits = tokens.length(j + 1);
            int fraction = tokens.number(j + 1);
            if (fraction < 0 || digits > 2) {
                return null;
            }
            return new Amount(quantity.plus(digits == 1 ? fraction * 10L : fraction), j + 2);
        }
        long part = fractionAt(j);
        if (part > 0) {
            return new Amount(quantity.plus(part), j + (tokens.mark(j) == '-' ? 4 : 3));
        }
        if (tokens.mark(j) == '½') {
            return new Amount(quantity.plus(50), j + 1);
        }
        if (tokens.mark(j) == '/' && tokens.glued(j)) {
            return null;
        }
        if (tokens.is(j, "million") || tokens.is(j, "billion")) {
            return new Amount(Quantity.of(1_000_000), j + 1);
        }
        return half(new Amount(quantity, j));
    }

    /// `1/2` or `-1/2` behind a number, in hundredths; 0 when there is none.
    private long fractionAt(int j) {
        int n = tokens.mark(j) == '-' ? j + 1 : j;
        if (tokens.isNumber(n)
                && tokens.mark(n + 1) == '/'
                && tokens.glued(n + 1)
                && tokens.isNumber(n + 2)
                && tokens.glued(n + 2)
                && tokens.number(n + 2) > tokens.number(n)
                && tokens.number(n + 2) <= 10
                && tokens.number(n) > 0) {
            return 100L * tokens.number(n) / tokens.number(n + 2);
        }
        return 0;
    }

    private @Nullable Amount words(int from, int i) {
        long total = 0;
        long group = from == i ? 0 : 1;
        int lastCardinal = 1000;
        int j = i;
        int to = i;
        while (j < i + LONGEST) {
            Word word = tokens.word(j);
            if (word.is(WordClass.CARDINAL)) {
                int value = word.value(WordClass.CARDINAL);
                if (value >= lastCardinal
                        || (lastCardinal < 20)
                        || (lastCardinal < 100 && value >= 10)) {
                    break;
                }
                group = word.is("dozen") ? Math.max(1, group) * 12 : group + value;
                lastCardinal = value;
                to = ++j;
            } else if (word.is(WordClass.SCALE)) {
                int scale = word.value(WordClass.SCALE);
                if (scale == 100) {
                    group *= 100;
                    lastCardinal = 100;
                } else {
                    total = Math.min(total + group * scale, Integer.MAX_VALUE);
                    group = 0;
                    lastCardinal = 1000;
                }
                to = ++j;
            } else if (to > i
                    && tokens.mark(j) == '-'
                    && tokens.glued(j)
                    && joins(j + 1, lastCardinal)) {
                j++;
            } else if (to > i
                    && word.is("and")
                    && lastCardinal >= 100
                    && tokens.is(j + 1, WordClass.CARDINAL)
                    && (total > 0 || group >= 100)) {
                j++;
            } else {
                break;
            }
        }
        if (to == i) {
            return null;
        }
        return half(new Amount(Quantity.of(total + group), to));
    }

    private boolean joins(int j, int lastCardinal) {
        Word word = tokens.word(j);
        return word.is(WordClass.SCALE)
                || (word.is(WordClass.CARDINAL)
                        && lastCardinal >= 20
                        && word.value(WordClass.CARDINAL) < 10);
    }

    /// `and a half` behind a number.
    private Amount half(Amount amount) {
        int j = amount.to();
        int dash = tokens.mark(j) == '-' ? 1 : 0;
        if (tokens.is(j + dash, "and")
                && tokens.is(j + dash + 1 + dash, "a")
                && tokens.is(j + dash + 2 + 2 * dash, WordClass.FRACTION)) {
            int fraction = tokens.word(j + dash + 2 + 2 * dash).value(WordClass.FRACTION);
            return new Amount(amount.quantity().plus(fraction), j + 3 + 3 * dash);
        }
        return amount;
    }
}
