package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// Reads phrases whose noun is a time: their determiner, `last` or `next`, number, ordinal and
/// fillers, up to the noun: `the third quarter`, `two more full weeks`, `last year's`.
final class Phrases {

    /// Fillers between number and unit: `two more full weeks`.
    private static final int FILLERS = 3;

    private final Tokens tokens;
    private final Numerals numerals;

    Phrases(Tokens tokens, Numerals numerals) {
        this.tokens = tokens;
        this.numerals = numerals;
    }

    @Nullable Phrase at(int i) {
        int j = i;
        Word determiner = Word.UNKNOWN;
        Word shift = Word.UNKNOWN;
        Quantity quantity = null;
        int ordinal = 0;
        boolean fiscal = false;
        boolean latest = false;
        boolean yearAgo = false;
        int year = 0;
        int yearShift = Integer.MIN_VALUE;
        Numerals.Amount leading = numerals.at(j);
        if (leading != null) {
            quantity = leading.quantity();
            j = leading.to();
            if (tokens.mark(j) == '-' && tokens.glued(j) && tokens.glued(j + 1)) {
                j++;
            }
        } else if (tokens.is(j, WordClass.DETERMINER)) {
            determiner = tokens.word(j);
            j++;
            if (determiner.is("that") || determiner.is("those")) {
                boolean clause =
                        (tokens.is(j, WordClass.SHIFT) && !tokens.is(j, "same"))
                                || numerals.at(j) != null;
                if (clause) {
                    return null;
                }
            }
        }
        boolean counted = quantity != null;
        if (tokens.is(j, "same")) {
            shift = tokens.word(j);
            j++;
        }
        if (quantity == null && tokens.is(j, WordClass.SHIFT)) {
            if (tokens.is(j + 1, "year") && tokens.mark(j + 2) == '\'' && tokens.is(j + 3, "s")) {
                yearShift = tokens.word(j).value(WordClass.SHIFT);
                j += 4;
            } else {
                shift = tokens.word(j);
                j++;
            }
        } else if (quantity == null
                && determiner.is(WordClass.SHIFT)
                && tokens.is(j, "year")
                && tokens.mark(j + 1) == '\''
                && tokens.is(j + 2, "s")) {
            yearShift = determiner.value(WordClass.SHIFT);
            j += 3;
        }
        if (quantity == null
                && tokens.isNumber(j)
                && tokens.length(j) == 4
                && quarterAhead(j + 1)) {
            year = tokens.number(j);
            j++;
            if (tokens.mark(j) == '\'' && tokens.is(j + 1, "s")) {
                j += 2;
            }
        }
        if (tokens.is(j, "year") && isAgoModifier(j + 1)) {
            yearAgo = true;
            j += tokens.mark(j + 1) == '-' ? 3 : 2;
        }
        for (int fillers = 0; fillers <= FILLERS; fillers++) {
            Word word = tokens.word(j);
            if (word.is(WordClass.ORDINAL)
                    && ordinal == 0
                    && !(quantity != null && word.is("second"))) {
                ordinal = word.value(WordClass.ORDINAL);
                j++;
            } else if (tokens.isNumber(j)
                    && tokens.glued(j + 1)
                    && tokens.is(j + 1, WordClass.ORDINAL_SUFFIX)
                    && ordinal == 0
                    && quantity == null) {
                ordinal = tokens.number(j);
                j += 2;
            } else if (quantity == null && numerals.at(j) instanceof Numerals.Amount amount) {
                quantity = amount.quantity();
                j = amount.to();
            } else if (word.is(WordClass.FISCAL)) {
                fiscal = true;
                j++;
            } else if (word.is(WordClass.LATEST)) {
                latest = true;
                j++;
            } else if (word.is(WordClass.FILLER)
                    && j > i
                    && !(counted && word.is(WordClass.SHIFT))) {
                if (word.is(WordClass.SHIFT)) {
                    shift = word;
                }
                j++;
            } else {
                break;
            }
            if (tokens.mark(j) == '-' && tokens.glued(j) && tokens.glued(j + 1)) {
                j++;
            }
        }
        Word noun = tokens.word(j);
        if (yearShift != Integer.MIN_VALUE && ordinal == 0) {
            return possessed(i);
        }
        boolean period =
                noun.is(WordClass.UNIT)
                        || noun.is(WordClass.SEASON)
                        || noun.is(WordClass.DAY_PART)
                        || noun.is("half")
                        || noun.is("period");
        boolean named = shift != Word.UNKNOWN || determiner.is(WordClass.SHIFT);
        if (!period
                && !yearAgo
                && !(named && (noun.is(WordClass.WEEKDAY) || noun.is(WordClass.MONTH)))) {
            return null;
        }
        return new Phrase(
                i,
                determiner,
                shift,
                quantity,
                ordinal,
                fiscal,
                latest,
                yearAgo,
                year,
                yearShift,
                j,
                period || !yearAgo ? j + 1 : j);
    }

    /// `last year's`, without a quarter behind it: the year alone.
    private Phrase possessed(int i) {
        int year = tokens.is(i + 1, "year") ? i + 1 : i + 2;
        Word shift = tokens.word(year - 1);
        Word determiner = year == i + 2 ? tokens.word(i) : Word.UNKNOWN;
        return new Phrase(
                i,
                determiner,
                shift,
                null,
                0,
                false,
                false,
                false,
                0,
                Integer.MIN_VALUE,
                year,
                year + 1);
    }

    private boolean quarterAhead(int j) {
        int k = tokens.mark(j) == '\'' ? j + 2 : j;
        if (tokens.is(k, WordClass.FISCAL)) {
            k++;
        }
        if (tokens.is(k, "period") || tokens.is(k, "quarter")) {
            return true;
        }
        int noun = tokens.mark(k + 1) == '-' ? k + 2 : k + 1;
        return tokens.is(k, WordClass.ORDINAL)
                && (tokens.is(noun, "quarter") || tokens.is(noun, "half"));
    }

    private boolean isAgoModifier(int j) {
        int k = tokens.mark(j) == '-' ? j + 1 : j;
        return tokens.is(k, "ago") || tokens.is(k, "earlier");
    }
}
