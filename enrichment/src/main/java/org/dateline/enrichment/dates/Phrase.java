package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// What a phrase around a unit, weekday, month, season or part of the day says, word by word.
///
/// @param determiner the, a, this and so on; [Word#UNKNOWN] without one
/// @param shift last, next and so on
/// @param year 0, or the year in front of a quarter
/// @param yearShift how many years away the year in front of a quarter is; null without one
/// @param noun the token of the unit, weekday, month, season or part of a day
record Phrase(
        int from,
        Word determiner,
        Word shift,
        @Nullable Quantity quantity,
        int ordinal,
        boolean fiscal,
        boolean latest,
        boolean yearAgo,
        int year,
        @Nullable Integer yearShift,
        int noun,
        int to) {

    /// A phrase of nothing but its noun.
    static Phrase of(int from, int noun) {
        return new Phrase(
                from,
                Word.UNKNOWN,
                Word.UNKNOWN,
                null,
                0,
                false,
                false,
                false,
                0,
                null,
                noun,
                noun + 1);
    }

    Phrase with(Word newDeterminer, Word newShift) {
        return new Phrase(
                from,
                newDeterminer,
                newShift,
                quantity,
                ordinal,
                fiscal,
                latest,
                yearAgo,
                year,
                yearShift,
                noun,
                to);
    }

    /// By how many units `last`, `this` or `next` moves; null when nothing of the kind is said.
    @Nullable Integer shifted() {
        if (shift.is(WordClass.SHIFT)) {
            return shift.value(WordClass.SHIFT);
        }
        if (shift.is("same")) {
            return 0;
        }
        return determiner.is("this") ? 0 : null;
    }

    Direction side() {
        Integer by = shifted();
        if (by == null || by == 0) {
            return shift.is("past") ? Direction.LAST : Direction.THIS;
        }
        return by < 0 ? Direction.LAST : Direction.NEXT;
    }

    Match match(int end, Meaning meaning, Rule rule) {
        return match(end, meaning, rule, Frame.NONE);
    }

    Match match(int end, Meaning meaning, Rule rule, Frame frame) {
        return new Match(from, end, meaning, rule, frame);
    }
}
