package org.dateline.enrichment.dates;

import java.util.EnumMap;
import java.util.Map;
import org.dateline.enrichment.dates.Template.Filled;
import org.dateline.enrichment.dates.Template.Step;
import org.dateline.enrichment.dates.Template.Written;
import org.jspecify.annotations.Nullable;

/// Reads dates as the file of a language describes them. At each token the longest template wins;
/// as none has more than a dozen tokens, the work grows with the text alone.
final class LanguageGrammar implements Expressions {

    private static final int LAST_YEAR = 2199;

    private static final int LAST_CENTURY = 30;

    /// Years that a number may be which nothing introduces as one.
    private static final int FIRST_BARE_YEAR = 1850;

    private static final int LAST_BARE_YEAR = 2069;

    private final Tokens tokens;
    private final Language language;
    private final NumericDates numeric;
    private final TemplateReading reading;

    /// What the slots on the way to the place that is looked at hold.
    private final Map<Slot, Lexeme> filled = new EnumMap<>(Slot.class);

    private int from;
    private @Nullable Match best;

    LanguageGrammar(Tokens tokens, Language language) {
        this.tokens = tokens;
        this.language = language;
        this.numeric = new NumericDates(tokens, new Clocks(tokens));
        this.reading = new TemplateReading(new Outlook(tokens, language));
    }

    @Override
    public @Nullable Match at(int i, int free) {
        boolean number = tokens.isNumber(i);
        if (!number && (tokens.word(i) == Word.UNKNOWN || continuesWord(i - 1, i))) {
            return null;
        }
        Match phrase = longest(i);
        Match digits = number ? numeric.at(i) : null;
        if (digits != null && (phrase == null || digits.to() > phrase.to())) {
            return digits;
        }
        return phrase == null && number ? firstOfTwo(i) : phrase;
    }

    @Override
    public boolean joined(Match first, Match second) {
        int between = first.to();
        return between + 1 == second.from() && isJoiner(between);
    }

    private boolean isJoiner(int i) {
        return tokens.mark(i) == '-' || tokens.mark(i) == '~' || lexeme(Slot.JOINER, i) != null;
    }

    private @Nullable Match longest(int i) {
        from = i;
        best = null;
        filled.clear();
        language.templates().written(tokens.word(i)).forEach(edge -> follow(edge, i));
        language.templates().filled().forEach(edge -> follow(edge, i));
        return best;
    }

    /// Reads what an edge of the templates' tree takes at a token, and all that may follow.
    private void follow(Templates.Edge edge, int i) {
        switch (edge.step()) {
            case Written written -> {
                if (written.isAt(tokens, i)) {
                    arrive(edge.to(), i + 1);
                }
            }
            case Filled(Slot slot) -> {
                if (tokens.isNumber(i)) {
                    Lexeme number = number(slot, i);
                    if (number != null) {
                        filled.put(slot, number);
                        arrive(edge.to(), i + 1);
                        filled.remove(slot);
                    }
                    return;
                }
                for (Lexeme lexeme : language.lexemes(tokens.word(i))) {
                    if (lexeme.slot() == slot || stands(lexeme, slot)) {
                        int to = lexeme.endAt(tokens, i);
                        if (to > 0) {
                            filled.put(slot, lexeme);
                            arrive(edge.to(), to);
                            filled.remove(slot);
                        }
                    }
                }
            }
        }
    }

    /// Whether a word may stand for a number, `primero de mayo`, or one unit for many, `1 Jahr`.
    private static boolean stands(Lexeme lexeme, Slot slot) {
        if (lexeme.slot() == Slot.UNIT) {
            return slot == Slot.UNITS;
        }
        if (lexeme.slot() == Slot.MONTH) {
            return slot == Slot.MONTH_ALIAS;
        }
        return lexeme.slot() == Slot.ORDINAL
                && slot == Slot.DAY
                && lexeme.value() >= 1
                && lexeme.value() <= 31;
    }

    private void arrive(Templates.Node node, int i) {
        for (Template template : node.ends()) {
            if ((best == null || i > best.to()) && surrounded(template, i)) {
                Match match = match(template, i);
                if (match != null) {
                    best = match;
                }
            }
        }
        if (!tokens.startsParagraph(i)) {
            node.edges().forEach(edge -> follow(edge, i));
        }
    }

    private boolean surrounded(Template template, int to) {
        int i = from - template.before().size();
        for (Step step : template.before()) {
            if (!isAt(step, i) || tokens.startsParagraph(i + 1)) {
                return false;
            }
            i++;
        }
        int j = to;
        for (Step step : template.after()) {
            if (!isAt(step, j) || tokens.startsParagraph(j)) {
                return false;
            }
            j++;
        }
        return true;
    }

    private boolean isAt(Step step, int i) {
        return switch (step) {
            case Written written -> written.isAt(tokens, i);
            case Filled(Slot slot) ->
                    tokens.isNumber(i) ? number(slot, i) != null : lexeme(slot, i) != null;
        };
    }

    private @Nullable Match match(Template template, int to) {
        boolean year = template.steps().size() == 1 && filled.containsKey(Slot.YEAR);
        if (year && (isMeasured(from) || (template.before().isEmpty() && !isPlausible(from)))) {
            return null;
        }
        if (continuesWord(to - 1, to) || (template.steps().size() == 1 && isName(to))) {
            return null;
        }
        return reading.match(template.kind(), filled, from, to);
    }

    /// Whether two tokens may be of one word, where words stand without spaces and are written in
    /// syllables: the きょう of きょうだい, but not that of きょうの.
    private boolean continuesWord(int i, int next) {
        if (!language.words().ideographic() || i < 0 || next >= tokens.count()) {
            return false;
        }
        char last = tokens.lastChar(i);
        char first = tokens.text().charAt(tokens.start(next));
        return tokens.glued(next)
                && isSyllable(last)
                && isSyllable(first)
                && language.particles().indexOf(last) < 0
                && language.particles().indexOf(first) < 0;
    }

    private static boolean isSyllable(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA;
    }

    /// `Domingo Marzo` within a sentence, where the language writes days and months in lower case.
    private boolean isName(int to) {
        boolean named =
                filled.containsKey(Slot.MONTH)
                        || filled.containsKey(Slot.WEEKDAY)
                        || filled.containsKey(Slot.WEEKDAY_SHORT);
        return named
                && language.lowerCase()
                && tokens.capital(from)
                && tokens.capital(to)
                && !tokens.startsParagraph(from)
                && tokens.mark(from - 1) != '.';
    }

    private @Nullable Lexeme lexeme(Slot slot, int i) {
        for (Lexeme lexeme : language.lexemes(tokens.word(i))) {
            if (lexeme.slot() == slot && lexeme.endAt(tokens, i) > 0) {
                return lexeme;
            }
        }
        return null;
    }

    private @Nullable Lexeme number(Slot slot, int i) {
        int value = tokens.number(i);
        int length = tokens.length(i);
        boolean fits =
                switch (slot) {
                    case DAY -> value >= 1 && value <= 31 && length <= 3;
                    case MONTH_NUMBER -> value >= 1 && value <= 12 && length <= 2;
                    case YEAR -> length == 4 && value >= 1000 && value <= LAST_YEAR && ends(i);
                    case SHORT_YEAR -> length == 2 && value >= 0 && ends(i);
                    case ERA_YEAR -> value >= 1 && value < 200;
                    case WEEKDAY_SHORT -> value >= 1 && value <= 6 && length == 1;
                    case CENTURY -> value >= 1 && value <= LAST_CENTURY;
                    case DECADE_NUMBER -> value % 10 == 0 && (length == 2 || length == 4);
                    case COUNT, ORDINAL -> value >= 1 && value <= 9999;
                    default -> false;
                };
        boolean continues = slot == Slot.MONTH_NUMBER || slot == Slot.SHORT_YEAR;
        return fits && (continues || begins(i)) ? Lexeme.number(slot, value) : null;
    }

    /// Whether the number is not the end of a longer one, a price or a code.
    private boolean begins(int i) {
        if (i == 0 || tokens.spaced(i)) {
            return true;
        }
        char before = tokens.mark(i - 1);
        return switch (before) {
            case Tokens.WORD ->
                    language.words().ideographic() || tokens.word(i - 1) != Word.UNKNOWN;
            case '-', '/' -> !tokens.isNumber(i - 2) || tokens.length(i - 2) == tokens.length(i);
            case '.', ',', ':' -> !tokens.isNumber(i - 2);
            case '$', '£', '€', '¥', '#', '+', '_' -> false;
            default -> true;
        };
    }

    /// Whether the number goes no further: `2024,5`, `2024-05`, `2024er`.
    private boolean ends(int i) {
        if (tokens.spaced(i + 1)) {
            return true;
        }
        boolean digits = tokens.isNumber(i + 2) && tokens.glued(i + 2);
        return switch (tokens.mark(i + 1)) {
            case Tokens.WORD ->
                    language.words().ideographic() || tokens.word(i + 1) != Word.UNKNOWN;
            case '.' -> !digits || tokens.mark(i + 3) == '.';
            case ',', ':' -> !digits;
            case '-', '/' -> !digits || tokens.length(i + 2) != 2 || tokens.number(i + 2) > 12;
            case '%', '$', '€', '£', '°', '_' -> false;
            default -> true;
        };
    }

    /// Whether the number counts what stands behind it.
    private boolean isMeasured(int i) {
        return tokens.mark(i + 1) == '%'
                || tokens.isNumber(i + 1)
                || lexeme(Slot.COUNTED, i + 1) != null
                || lexeme(Slot.UNIT, i + 1) != null
                || lexeme(Slot.UNITS, i + 1) != null;
    }

    /// Whether a number that nothing introduces as a year may be one.
    private boolean isPlausible(int i) {
        int year = tokens.number(i);
        boolean counts = year % 50 == 0 && tokens.isWord(i + 1);
        boolean numbered = tokens.isNumber(i - 1) && tokens.spaced(i);
        return year >= FIRST_BARE_YEAR && year <= LAST_BARE_YEAR && !counts && !numbered;
    }

    /// The first day of `14. und 15. Mai`, `14-15 mai 2024`.
    private @Nullable Match firstOfTwo(int i) {
        int day = tokens.number(i);
        if (day < 1 || day > 31 || tokens.length(i) > 2 || !begins(i)) {
            return null;
        }
        boolean ordinal =
                tokens.glued(i + 1)
                        && (tokens.mark(i + 1) == '.'
                                || (tokens.isWord(i + 1) && tokens.length(i + 1) <= 2));
        int to = ordinal ? i + 2 : i + 1;
        int next = isJoiner(to) ? to + 1 : -1;
        if (next < 0 || !tokens.isNumber(next) || tokens.number(next) <= day) {
            return null;
        }
        Match second = longest(next);
        return second == null ? null : reading.sameMonth(second, day, i, to);
    }
}
