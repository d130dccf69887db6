package org.dateline.enrichment.dates;

import org.dateline.enrichment.dates.Meaning.Away;
import org.dateline.enrichment.dates.Meaning.Literal;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Reads words that point from the moment of writing: `yesterday`, `now`, `recently`, `in the
/// past`; and adverbs of frequency.
final class References {

    private final Tokens tokens;
    private final Tense tense;

    References(Tokens tokens, Tense tense) {
        this.tokens = tokens;
        this.tense = tense;
    }

    @Nullable Match at(int i) {
        Word word = tokens.word(i);
        if (word.is(WordClass.DAY_REFERENCE)) {
            return day(i, word);
        }
        if (word.is("now")) {
            return now(i);
        }
        if (word.is(WordClass.PRESENT)) {
            return reference(i, i + 1, "PRESENT_REF");
        }
        if (word.is(WordClass.PAST)) {
            return reference(i, i + 1, "PAST_REF");
        }
        if (word.is(WordClass.FUTURE)) {
            return tokens.is(i - 1, "as") || tokens.is(i + 1, "after") || tokens.is(i - 1, "too")
                    ? null
                    : reference(i, i + 1, "FUTURE_REF");
        }
        if (word.is("earlier")) {
            return sentenceInitial(i) && tokens.mark(i + 1) == ','
                    ? reference(i, i + 1, "PAST_REF")
                    : null;
        }
        if (word.is("the")) {
            return the(i);
        }
        if (word.is(WordClass.PRESENT_ADJECTIVE)) {
            return adjective(i, "PRESENT_REF");
        }
        if (word.is(WordClass.FREQUENCY)) {
            return frequency(i, word);
        }
        return null;
    }

    private Match day(int i, Word word) {
        int days = word.value(WordClass.DAY_REFERENCE);
        if (days == 100) {
            return new Match(i, i + 1, new Literal(Type.DATE, "PRESENT_REF"), Rule.REFERENCE);
        }
        if (word.is("today") && isNameOfShow(i)) {
            return Match.nothing(i, i + 1);
        }
        Away day = new Away(Unit.DAY, days, Unit.DAY);
        return word.is("tonight") || word.is("tonite")
                ? new Match(
                        i,
                        i + 1,
                        new Meaning.TimeOf(day, ClockTime.in(DayPart.NIGHT), Type.TIME),
                        Rule.TONIGHT)
                : new Match(i, i + 1, day, Rule.DAY_REFERENCE);
    }

    /// `USA Today`, `the Today show`.
    private boolean isNameOfShow(int i) {
        boolean afterName =
                tokens.capital(i - 1)
                        && tokens.word(i - 1) == Word.UNKNOWN
                        && !tokens.startsParagraph(i);
        return tokens.capital(i) && (afterName || tokens.is(i + 1, WordClass.PRESS));
    }

    private @Nullable Match now(int i) {
        return tokens.mark(i - 1) == '-' || (tokens.mark(i + 1) == '-' && tokens.glued(i + 1))
                ? null
                : reference(i, i + 1, "PRESENT_REF");
    }

    /// `in the past`, `the future`, `the present`.
    private @Nullable Match the(int i) {
        Word noun = tokens.word(i + 1);
        if (noun.is("past")) {
            Word next = tokens.word(i + 2);
            boolean measured =
                    next.is(WordClass.UNIT)
                            || next.is(WordClass.CARDINAL)
                            || next.is(WordClass.VAGUE)
                            || next.is(WordClass.SEASON)
                            || tokens.isNumber(i + 2);
            boolean alone = tokens.is(i - 1, "in") || !tokens.isWord(i + 2);
            return alone && !measured ? reference(i, i + 2, "PAST_REF") : null;
        }
        if (noun == Word.UNKNOWN && tokens.is(i + 2, "future")) {
            return reference(i, i + 3, "FUTURE_REF");
        }
        boolean free =
                tokens.is(i - 1, WordClass.DATE_PREPOSITION)
                        || tokens.is(i - 1, "for")
                        || tokens.is(i - 1, "into");
        if (noun.is("future") && free) {
            return reference(i, i + 2, "FUTURE_REF");
        }
        return noun.is("present") && free && !tokens.isWord(i + 2)
                ? reference(i, i + 2, "PRESENT_REF")
                : null;
    }

    private @Nullable Match adjective(int i, String value) {
        return tokens.isWord(i + 1)
                        && !tokens.is(i + 1, WordClass.PRESENT_TERM)
                        && word(i, "current")
                ? reference(i, i + 1, value)
                : null;
    }

    private boolean word(int i, String spelling) {
        return tokens.is(i, spelling) && !tokens.capital(i);
    }

    private @Nullable Match frequency(int i, Word word) {
        boolean adverb = !tokens.isWord(i + 1) || tokens.is(i + 1, WordClass.PREPOSITION);
        if (tokens.capital(i) || (word.is(WordClass.FREQUENCY_ADVERB) && !adverb)) {
            return null;
        }
        Unit unit = Unit.values()[word.value(WordClass.FREQUENCY)];
        Quantity quantity = word.is("biweekly") ? Quantity.of(2) : Quantity.ONE;
        return new Match(i, i + 1, new Literal(Type.SET, unit.duration(quantity)), Rule.FREQUENCY);
    }

    private boolean sentenceInitial(int i) {
        return tokens.startsParagraph(i) || tense.ends(i - 1);
    }

    private static Match reference(int from, int to, String value) {
        return new Match(from, to, new Literal(Type.DATE, value), Rule.REFERENCE);
    }
}
