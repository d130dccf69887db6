package org.dateline.enrichment.dates;

/// Takes in what rounds or places an expression: `nearly two years`, `late Monday`, `the end of
/// 1990`, `more than four hours`, `the 1990s`.
final class Surroundings {

    private static final int MOST_WORDS = 4;

    private final Tokens tokens;

    Surroundings(Tokens tokens) {
        this.tokens = tokens;
    }

    /// @param free first token that no earlier expression holds
    Match of(Match match, int free) {
        int from = match.from();
        for (int n = 0; n < MOST_WORDS && from > free; n++) {
            int before = before(from, match);
            if (before >= from || before < free || tokens.startsParagraph(from)) {
                break;
            }
            from = before;
        }
        return match.from(from);
    }

    private int before(int from, Match match) {
        Word before = tokens.word(from - 1);
        if (before.is(WordClass.POSITION) && !before.is("end")) {
            return from - 1;
        }
        if (tokens.mark(from - 1) == '-' && tokens.is(from - 2, "mid")) {
            return from - 2;
        }
        if (before.is("the")) {
            return takesArticle(from, match) ? from - 1 : from;
        }
        if (before.is("last") && match.meaning() instanceof Meaning.Yearly) {
            return from - 1;
        }
        if (before.is(WordClass.FISCAL) && match.rule() == Rule.YEAR) {
            return from - 1;
        }
        boolean placed = tokens.is(from - 2, WordClass.POSITION);
        if (placed && (before.is("of") || (before.is("on") && match.isDay()))) {
            return from - 2;
        }
        return rounding(from, before, match);
    }

    private boolean takesArticle(int from, Match match) {
        return tokens.is(from, WordClass.POSITION)
                || match.isDuration()
                || switch (match.rule()) {
                    case DECADE, CENTURY -> true;
                    case SEASON -> match.frame() == Frame.OF_YEAR;
                    default -> match.rule().isShifted() && match.frame() != Frame.WITH_TIME;
                };
    }

    private int rounding(int from, Word before, Match match) {
        boolean duration = match.isDuration();
        if (before.is("than") && (tokens.is(from - 2, "more") || tokens.is(from - 2, "less"))) {
            boolean weekday = match.rule() == Rule.WEEKDAY && match.frame() == Frame.NONE;
            return weekday ? from : from - 2;
        }
        if (before.is("least") || before.is("most")) {
            return tokens.is(from - 2, "at") ? from - 2 : from;
        }
        if (before.is("to") && tokens.is(from - 2, "up") && duration) {
            return from - 2;
        }
        boolean repeated = match.rule() == Rule.TIMES_PER_UNIT;
        if (before.is("around") && (match.isClock() || repeated)) {
            return from - 1;
        }
        boolean counted =
                duration
                        || match.isClock()
                        || repeated
                        || match.rule() == Rule.UNITS_AGO
                        || match.rule() == Rule.UNITS_LATER;
        boolean free = !tokens.is(from, WordClass.DETERMINER) || tokens.is(from, WordClass.ARTICLE);
        return counted && before.is(WordClass.APPROXIMATE) && free ? from - 1 : from;
    }
}
