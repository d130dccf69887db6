package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// Reads one phrase whose noun is a time, from left to right: its determiner, `last` or `next`,
/// number, ordinal and fillers, up to the noun: `the third quarter`, `two more full weeks`, `last
/// year's`.
final class PhraseReader {

    /// Fillers between number and unit: `two more full weeks`.
    private static final int FILLERS = 3;

    private final Tokens tokens;
    private final Numerals numerals;
    private final int from;

    /// The token that is read next.
    private int at;

    private Word determiner = Word.UNKNOWN;
    private Word shift = Word.UNKNOWN;
    private @Nullable Quantity quantity;
    private int ordinal;
    private boolean fiscal;
    private boolean latest;
    private boolean yearAgo;
    private int year;
    private @Nullable Integer yearShift;

    private PhraseReader(Tokens tokens, Numerals numerals, int from) {
        this.tokens = tokens;
        this.numerals = numerals;
        this.from = from;
        this.at = from;
    }

    /// The phrase that begins at a token, or null where none does.
    static @Nullable Phrase read(Tokens tokens, Numerals numerals, int from) {
        PhraseReader reader = new PhraseReader(tokens, numerals, from);
        if (!reader.readAmountOrDeterminer()) {
            return null;
        }
        boolean counted = reader.quantity != null;
        reader.readSame();
        if (!counted) {
            reader.readShift();
            reader.readYear();
        }
        reader.readYearAgo();
        reader.readFillers(counted);
        return reader.phrase();
    }

    /// False where `that` begins a clause: `that last year was`.
    private boolean readAmountOrDeterminer() {
        Numerals.Amount leading = numerals.at(at);
        if (leading != null) {
            quantity = leading.quantity();
            at = leading.to();
            skipHyphen();
            return true;
        }
        if (!tokens.is(at, WordClass.DETERMINER)) {
            return true;
        }
        determiner = tokens.word(at);
        at++;
        boolean mayBeginClause = determiner.is("that") || determiner.is("those");
        return !mayBeginClause
                || !((tokens.is(at, WordClass.SHIFT) && !tokens.is(at, "same"))
                        || numerals.at(at) != null);
    }

    private void readSame() {
        if (tokens.is(at, "same")) {
            shift = tokens.word(at);
            at++;
        }
    }

    /// `last`, `last year's`; or `'s` behind the `year` of `this year's`.
    private void readShift() {
        if (tokens.is(at, "last") && isVerb()) {
            return;
        }
        if (tokens.is(at, WordClass.SHIFT)) {
            if (isYears(at + 1)) {
                yearShift = tokens.word(at).value(WordClass.SHIFT);
                at += 4;
            } else {
                shift = tokens.word(at);
                at++;
            }
        } else if (determiner.is(WordClass.SHIFT) && isYears(at)) {
            yearShift = determiner.value(WordClass.SHIFT);
            at += 3;
        }
    }

    /// `may last months`, `to last a year`.
    private boolean isVerb() {
        return at == from
                && (tokens.is(at - 1, WordClass.FUTURE_CUE)
                        || tokens.is(at - 1, WordClass.INFINITIVE_MARK));
    }

    private boolean isYears(int i) {
        return tokens.is(i, "year") && tokens.mark(i + 1) == '\'' && tokens.is(i + 2, "s");
    }

    /// The year of `the 1989 third quarter` and `1989's third quarter`.
    private void readYear() {
        if (tokens.isNumber(at) && tokens.length(at) == 4 && quarterAhead(at + 1)) {
            year = tokens.number(at);
            at++;
            if (tokens.mark(at) == '\'' && tokens.is(at + 1, "s")) {
                at += 2;
            }
        }
    }

    /// The `year-ago` of `the year-ago quarter`.
    private void readYearAgo() {
        if (tokens.is(at, "year") && isAgoModifier(at + 1)) {
            yearAgo = true;
            at += tokens.mark(at + 1) == '-' ? 3 : 2;
        }
    }

    private void readFillers(boolean counted) {
        for (int fillers = 0; fillers <= FILLERS && readFiller(counted); fillers++) {
            skipHyphen();
        }
    }

    private boolean readFiller(boolean counted) {
        Word word = tokens.word(at);
        if (word.is(WordClass.ORDINAL)
                && ordinal == 0
                && !(quantity != null && word.is("second"))) {
            ordinal = word.value(WordClass.ORDINAL);
            at++;
        } else if (tokens.isNumber(at)
                && tokens.glued(at + 1)
                && tokens.is(at + 1, WordClass.ORDINAL_SUFFIX)
                && ordinal == 0
                && quantity == null) {
            ordinal = tokens.number(at);
            at += 2;
        } else if (quantity == null && numerals.at(at) instanceof Numerals.Amount amount) {
            quantity = amount.quantity();
            at = amount.to();
        } else if (word.is(WordClass.FISCAL)) {
            fiscal = true;
            at++;
        } else if (word.is(WordClass.LATEST)) {
            latest = true;
            at++;
        } else if (word.is(WordClass.FILLER)
                && at > from
                && !(counted && word.is(WordClass.SHIFT))) {
            if (word.is(WordClass.SHIFT)) {
                shift = word;
            }
            at++;
        } else {
            return false;
        }
        return true;
    }

    private void skipHyphen() {
        if (tokens.mark(at) == '-' && tokens.glued(at) && tokens.glued(at + 1)) {
            at++;
        }
    }

    /// The phrase, if the token that is reached is a noun for it.
    private @Nullable Phrase phrase() {
        Word noun = tokens.word(at);
        if (yearShift != null && ordinal == 0) {
            return possessed();
        }
        boolean period =
                noun.is(WordClass.UNIT)
                        || noun.is(WordClass.SEASON)
                        || noun.is(WordClass.DAY_PART)
                        || noun.is("half")
                        || noun.is("period");
        boolean shifted = shift != Word.UNKNOWN || determiner.is(WordClass.SHIFT);
        boolean named = shifted && (noun.is(WordClass.WEEKDAY) || noun.is(WordClass.MONTH));
        return period || yearAgo || named
                ? new Phrase(
                        from,
                        determiner,
                        shift,
                        quantity,
                        ordinal,
                        fiscal,
                        latest,
                        yearAgo,
                        year,
                        yearShift,
                        at,
                        period || !yearAgo ? at + 1 : at)
                : null;
    }

    /// `last year's`, without a quarter behind it: the year alone.
    private Phrase possessed() {
        int noun = tokens.is(from + 1, "year") ? from + 1 : from + 2;
        Word before = noun == from + 2 ? tokens.word(from) : Word.UNKNOWN;
        return Phrase.of(from, noun).with(before, tokens.word(noun - 1));
    }

    private boolean quarterAhead(int i) {
        int k = tokens.mark(i) == '\'' ? i + 2 : i;
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

    private boolean isAgoModifier(int i) {
        int k = tokens.mark(i) == '-' ? i + 1 : i;
        return tokens.is(k, "ago") || tokens.is(k, "earlier");
    }
}
