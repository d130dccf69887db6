package org.dateline.enrichment.dates;

/// Tells from the verbs around an expression whether its clause speaks of past or future.
final class Tense {

    /// Words looked at to either side.
    private static final int BEFORE = 20;

    private static final int AFTER = 8;

    /// No time of day has more tokens.
    private static final int CLOCK_TOKENS = 10;

    private final Tokens tokens;

    Tense(Tokens tokens) {
        this.tokens = tokens;
    }

    Direction around(int from, int to) {
        if (openEnded(from)) {
            return Direction.FUTURE;
        }
        Direction before = before(from);
        return before == Direction.UNKNOWN ? after(to) : before;
    }

    /// `until Tuesday` within a sentence, `as early as Tuesday`.
    private boolean openEnded(int from) {
        int i = from - 1;
        while (i > from - CLOCK_TOKENS && isClock(i)) {
            i--;
        }
        return (tokens.is(i, WordClass.UNTIL) && !ends(i - 1) && tokens.isWord(i - 1))
                || (tokens.is(from - 1, "as") && tokens.is(from - 3, "as"));
    }

    /// Part of a time of day between `until` and the day: `until 9 a.m. EST Tuesday`.
    private boolean isClock(int i) {
        Word word = tokens.word(i);
        return tokens.isNumber(i)
                || tokens.mark(i) == '.'
                || tokens.mark(i) == ':'
                || tokens.mark(i) == ','
                || (tokens.isWord(i) && tokens.length(i) == 1)
                || word.is(WordClass.ZONE)
                || word.is(WordClass.MERIDIEM)
                || word.is(WordClass.CLOCK)
                || word.is(WordClass.POSITION);
    }

    private Direction before(int from) {
        for (int i = from - 1; i >= from - BEFORE && !ends(i); i--) {
            Direction direction = verb(i);
            if (direction != Direction.UNKNOWN) {
                return direction;
            }
        }
        return Direction.UNKNOWN;
    }

    private Direction after(int to) {
        for (int i = to; i < to + AFTER && !ends(i); i++) {
            Direction direction = verb(i);
            if (direction != Direction.UNKNOWN) {
                return direction;
            }
        }
        return Direction.UNKNOWN;
    }

    private Direction verb(int i) {
        if (!tokens.isWord(i)) {
            return Direction.UNKNOWN;
        }
        Word word = tokens.word(i);
        if (word.is(WordClass.FUTURE_CUE)) {
            return tokens.is(i + 1, "have") ? Direction.PAST : Direction.FUTURE;
        }
        if (word.is(WordClass.PAST_CUE)
                || (word == Word.UNKNOWN
                        && tokens.endsIn(i, "ed")
                        && !tokens.endsIn(i, "eed")
                        && !tokens.capital(i))) {
            return tokens.is(i - 1, "be") ? Direction.FUTURE : Direction.PAST;
        }
        if (word.is(WordClass.INFINITIVE_MARK)) {
            return infinitive(i + 1) ? Direction.INTENDED : Direction.UNKNOWN;
        }
        return Direction.UNKNOWN;
    }

    /// Whether `to` has a verb behind it, as far as form can tell: a plain lower-case word.
    private boolean infinitive(int i) {
        return tokens.isWord(i)
                && !tokens.capital(i)
                && tokens.word(i).classes() == 0
                && !tokens.endsIn(i, "s")
                && !tokens.endsIn(i, "ing")
                && !tokens.endsIn(i, "ed");
    }

    /// Whether a sentence ends at the token.
    boolean ends(int i) {
        if (i < 0 || i >= tokens.count()) {
            return true;
        }
        return switch (tokens.mark(i)) {
            case '!', '?', ';' -> true;
            case '.' ->
                    (tokens.spaced(i + 1)
                                    || tokens.mark(i + 1) == '"'
                                    || tokens.mark(i + 1) == '\'')
                            && !abbreviation(i - 1)
                            && (tokens.capital(i + 1) || !tokens.isWord(i + 1));
            default -> false;
        };
    }

    private boolean abbreviation(int i) {
        Word word = tokens.word(i);
        return tokens.length(i) <= 2
                || word.is(WordClass.MONTH_SHORT)
                || word.is(WordClass.WEEKDAY_SHORT)
                || word.is(WordClass.MERIDIEM);
    }
}
