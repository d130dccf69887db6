package org.dateline.enrichment.dates;

/// Tells from the verbs around an expression whether its clause speaks of past or future.
final class Tense {

    /// Words looked at to either side.
    private static final int BEFORE = 20;

    private static final int AFTER = 14;

    /// How far before an infinitive the verb or noun stands that it depends on.
    private static final int GOVERNOR = 8;

    /// Classes that leave a word a verb like any other.
    private static final long VERBS =
            WordClass.INTENTION.bit() | WordClass.FORMERLY.bit() | WordClass.OUT_OF_REACH.bit();

    /// No time of day has more tokens.
    private static final int CLOCK_TOKENS = 10;

    private final Tokens tokens;

    Tense(Tokens tokens) {
        this.tokens = tokens;
    }

    Direction around(int from, int to) {
        if (openEnded(from) || isProgramme(from) || tokens.is(from - 1, "record")) {
            return Direction.FUTURE;
        }
        Direction before = before(from);
        Direction told = before == Direction.UNKNOWN ? after(to) : before;
        boolean warned = told == Direction.UNKNOWN && tokens.is(from - 1, "for");
        return warned ? Direction.FUTURE : told; // a warning for Friday
    }

    /// `the two meet Monday`, `the teams play on Sunday`: the present of a plural tells of a plan.
    private boolean isProgramme(int from) {
        int verb = tokens.is(from - 1, "on") ? from - 2 : from - 1;
        return tokens.is(verb, WordClass.PRESENT_PLURAL)
                && (tokens.is(verb - 1, WordClass.CARDINAL)
                        || (tokens.isWord(verb - 1) && tokens.endsIn(verb - 1, "s")));
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
        for (int i = from - 1; i >= from - BEFORE && !bounds(i); i--) {
            Direction direction = verb(i);
            if (direction != Direction.UNKNOWN) {
                return direction;
            }
        }
        return Direction.UNKNOWN;
    }

    private Direction after(int to) {
        for (int i = to; i < to + AFTER && !ends(i) && !tokens.startsParagraph(i); i++) {
            Direction direction = verb(i);
            if (direction != Direction.UNKNOWN) {
                return direction;
            }
        }
        return Direction.UNKNOWN;
    }

    private Direction verb(int i) {
        if (!tokens.isWord(i) || isName(i)) {
            return Direction.UNKNOWN;
        }
        Word word = tokens.word(i);
        if (word.is(WordClass.FUTURE_CUE) && tokens.is(i - 1, WordClass.INFINITIVE_MARK)) {
            return governed(i - 1);
        }
        if (word.is(WordClass.FUTURE_CUE)) {
            return tokens.is(i + 1, "have") || isFormer(i) ? Direction.PAST : Direction.FUTURE;
        }
        if (word.is("could")) {
            return isNot(i + 1) ? Direction.PAST : Direction.UNKNOWN;
        }
        if (isPast(i)) {
            return tokens.is(i - 1, "be") && !couldNot(i - 2) ? Direction.FUTURE : Direction.PAST;
        }
        if (word.is(WordClass.INFINITIVE_MARK) && infinitive(i + 1)) {
            return governed(i);
        }
        return Direction.UNKNOWN;
    }

    private boolean isPast(int i) {
        Word word = tokens.word(i);
        return word.is(WordClass.PAST_CUE)
                || ((word.classes() & ~VERBS) == 0
                        && tokens.endsIn(i, "ed")
                        && !tokens.endsIn(i, "eed")
                        && !tokens.is(i - 1, WordClass.DETERMINER)
                        && !tokens.capital(i));
    }

    /// The month in `between May and Tuesday`, the man in `Will Smith`: no verbs, but for their
    /// spelling.
    private boolean isName(int i) {
        return tokens.capital(i) && !bounds(i - 1) && tokens.isWord(i - 1);
    }

    /// What was to be once: `as planned`, `had been scheduled`.
    private boolean isFormer(int i) {
        Word before = tokens.word(i - 1);
        return before.is(WordClass.FORMERLY) || (before.is("been") && tokens.is(i - 2, "had"));
    }

    /// `could not`, `couldn't`.
    private boolean isNot(int i) {
        return tokens.is(i, "not") || (tokens.mark(i) == '\'' && tokens.is(i + 1, "t"));
    }

    /// `could not be reached`: the word before `be` is what was denied.
    private boolean couldNot(int i) {
        int j = tokens.is(i, WordClass.IMMEDIATELY) ? i - 1 : i;
        return tokens.is(j, "could")
                ? tokens.is(i + 2, WordClass.OUT_OF_REACH)
                : tokens.is(j, "not") && tokens.is(j - 1, "could");
    }

    /// What an infinitive depends on says when it is: what somebody agreed or planned to do lies
    /// ahead, what he tried, refused or flew somewhere to do is as past as that.
    private Direction governed(int to) {
        Word before = tokens.word(to - 1);
        if (before.is(WordClass.AUXILIARY)) {
            return isFormer(to - 1) ? Direction.PAST : Direction.INTENDED;
        }
        for (int i = to - 1; i >= to - GOVERNOR && !bounds(i); i--) {
            if (tokens.is(i, WordClass.INTENTION) || tokens.is(i, WordClass.FUTURE_CUE)) {
                return isFormer(i) ? Direction.PAST : Direction.INTENDED;
            }
            if (isPast(i)) {
                return Direction.PAST;
            }
            if (tokens.is(i, WordClass.ORDINAL) && tokens.is(i - 1, "the")) {
                return Direction.UNKNOWN; // the first three countries to join
            }
        }
        return Direction.INTENDED;
    }

    /// Of a day that only says which event is meant, as in `after Friday's ruling`: mostly the one
    /// that readers know of, unless the clause looks ahead to it.
    Direction ofEvent(int from, int to) {
        Direction told = around(from, to);
        boolean ahead =
                tokens.is(from - 1, WordClass.AHEAD)
                        || (tokens.is(from - 1, "of") && tokens.is(from - 2, "ahead"));
        return ahead || told == Direction.UNKNOWN ? told : Direction.PAST;
    }

    /// Whether `to` has a verb behind it, as far as form can tell: a plain lower-case word.
    private boolean infinitive(int i) {
        return tokens.isWord(i)
                && !tokens.capital(i)
                && (tokens.word(i).classes() & ~WordClass.PRESENT_PLURAL.bit()) == 0
                && !tokens.endsIn(i, "s")
                && !tokens.endsIn(i, "ing")
                && !tokens.endsIn(i, "ed");
    }

    /// Whether a sentence or a paragraph ends at the token.
    private boolean bounds(int i) {
        return ends(i) || tokens.startsParagraph(i + 1);
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
        return (tokens.isWord(i) && tokens.length(i) <= 2)
                || word.is(WordClass.ABBREVIATION)
                || word.is(WordClass.MONTH_SHORT)
                || word.is(WordClass.WEEKDAY_SHORT)
                || word.is(WordClass.MERIDIEM);
    }
}
