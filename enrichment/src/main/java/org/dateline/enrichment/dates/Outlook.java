package org.dateline.enrichment.dates;

/// Tells from the words around an expression in a language other than English whether its sentence
/// looks ahead: the nearest verb that its file knows decides.
final class Outlook {

    private static final int NEAR = 16;

    private final Tokens tokens;
    private final Language language;

    Outlook(Tokens tokens, Language language) {
        this.tokens = tokens;
        this.language = language;
    }

    Direction around(int from, int to) {
        boolean before = true;
        boolean after = true;
        for (int distance = 1; distance <= NEAR && (before || after); distance++) {
            before = before && !bounds(from - distance + 1, from - distance);
            after = after && !bounds(to + distance - 1, to + distance - 1);
            Direction told = before ? cue(from - distance) : Direction.UNKNOWN;
            if (told == Direction.UNKNOWN && after) {
                told = cue(to + distance - 1);
            }
            if (told != Direction.UNKNOWN) {
                return told;
            }
        }
        return Direction.UNKNOWN;
    }

    private Direction cue(int i) {
        for (Lexeme lexeme : language.lexemes(tokens.word(i))) {
            if (lexeme.endAt(tokens, i) > 0) {
                if (lexeme.slot() == Slot.FUTURE) {
                    return Direction.FUTURE;
                }
                if (lexeme.slot() == Slot.PAST) {
                    return Direction.PAST;
                }
            }
        }
        return isFutureForm(i) ? Direction.FUTURE : Direction.UNKNOWN;
    }

    /// A verb by its ending: a lower-case word that the language's file has no other use for.
    private boolean isFutureForm(int i) {
        if (!tokens.isWord(i) || tokens.capital(i) || tokens.word(i) != Word.UNKNOWN) {
            return false;
        }
        for (String ending : language.futureEndings()) {
            if (tokens.endsIn(i, ending)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a sentence ends with the token `at`, or a paragraph begins with `next`.
    private boolean bounds(int next, int at) {
        if (at < 0 || at >= tokens.count() || tokens.startsParagraph(next)) {
            return true;
        }
        return switch (tokens.mark(at)) {
            case '!', '?', ';', '。', '！', '？', '؟' -> true;
            case '.' ->
                    tokens.spaced(at + 1) && !tokens.isNumber(at - 1) && tokens.length(at - 1) > 3;
            default -> false;
        };
    }
}
