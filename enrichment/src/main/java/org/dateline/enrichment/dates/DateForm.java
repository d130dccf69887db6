package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// A way to write dates: the tokens that it may begin with, and its reader.
///
/// @param words classes of words, as in [Beginnings]
/// @param numbers whether it may begin with a number
/// @param marks whether it may begin with a mark, such as the apostrophe of `'96`
record DateForm(long words, boolean numbers, boolean marks, Reader reader) {

    /// Reads the expression that begins at a token, or finds that there is none.
    @FunctionalInterface
    interface Reader {
        @Nullable Match at(int i);
    }

    static DateForm ofWords(long words, Reader reader) {
        return new DateForm(words, false, false, reader);
    }

    static DateForm ofNumbers(Reader reader) {
        return new DateForm(0, true, false, reader);
    }

    static DateForm ofNumbersAndWords(long words, Reader reader) {
        return new DateForm(words, true, false, reader);
    }

    static DateForm ofDigits(Reader reader) {
        return new DateForm(0, true, true, reader);
    }

    boolean mayBegin(Tokens tokens, int i) {
        return switch (tokens.mark(i)) {
            case Tokens.WORD -> (tokens.word(i).classes() & words) != 0;
            case Tokens.NUMBER -> numbers;
            default -> marks;
        };
    }
}
