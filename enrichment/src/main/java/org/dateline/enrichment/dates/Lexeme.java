package org.dateline.enrichment.dates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a word, or several in a row, stand for in one language.
///
/// @param value a number of the month, a count, units from now, as its slot has it
/// @param kind the unit, season or part of the day, where the slot is one of those
/// @param tail what stands behind the first word
record Lexeme(Slot slot, int value, @Nullable Enum<?> kind, List<Sign> tail) {

    /// How many, without saying how many: `einige`.
    static final int VAGUE = -1;

    /// One token as it is written: a word, or a mark.
    record Sign(Word word, char mark) {
        boolean isAt(Tokens tokens, int i) {
            return word == Word.UNKNOWN ? tokens.mark(i) == mark : tokens.word(i) == word;
        }
    }

    static Lexeme number(Slot slot, int value) {
        return new Lexeme(slot, value, null, List.of());
    }

    /// The token behind it where it begins at a token; else -1.
    int endAt(Tokens tokens, int i) {
        int j = i + 1;
        for (Sign sign : tail) {
            if (!sign.isAt(tokens, j) || tokens.startsParagraph(j)) {
                return -1;
            }
            j++;
        }
        return j;
    }
}
