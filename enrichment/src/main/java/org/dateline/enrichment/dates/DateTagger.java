package org.dateline.enrichment.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The temporal tagger of one language: finds the dates, times, durations and recurrences of a text
/// in one pass over its tokens. Immutable; one instance serves all threads.
public final class DateTagger {

    /// Changes when mentions or their values do.
    public static final String VERSION = "5";

    /// Languages whose dates are known by a file of words and templates, as BCP 47 tags.
    static final List<String> LANGUAGES =
            List.of(
                    "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "zh", "ja",
                    "ko");

    /// More would make the event too large; a long history has a tenth of them.
    static final int MAX_EXPRESSIONS = 6_000;

    /// What is longer, by white space between its words, nobody wrote as one expression.
    private static final int LONGEST_EXPRESSION = 200;

    private static final DateTagger ENGLISH = english(Vocabulary.load());
    private static final DateTagger ABSOLUTE_ONLY =
            new DateTagger(ENGLISH.dictionary, DateTagger::digits, false);
    private static final Map<String, DateTagger> OTHERS = new ConcurrentHashMap<>();

    /// What reads the expressions of one text.
    @FunctionalInterface
    private interface Reader {
        Expressions of(Tokens tokens);
    }

    private final Dictionary dictionary;
    private final Reader reader;
    private final boolean dayFirst;

    private DateTagger(Dictionary dictionary, Reader reader, boolean dayFirst) {
        this.dictionary = dictionary;
        this.reader = reader;
        this.dayFirst = dayFirst;
    }

    /// The tagger of a language.
    ///
    /// @param tag BCP 47, without script and region
    public static DateTagger of(String tag) {
        if (tag.equals("en")) {
            return ENGLISH;
        }
        return LANGUAGES.contains(tag)
                ? OTHERS.computeIfAbsent(tag, DateTagger::load)
                : ABSOLUTE_ONLY;
    }

    /// Every form of English news text.
    public static DateTagger english() {
        return ENGLISH;
    }

    /// Only dates that are written alike in all languages, in digits.
    public static DateTagger absoluteOnly() {
        return ABSOLUTE_ONLY;
    }

    private static DateTagger english(Vocabulary vocabulary) {
        return new DateTagger(vocabulary, tokens -> new Grammar(tokens, vocabulary), false);
    }

    private static DateTagger load(String tag) {
        Language language = Language.load(tag);
        return new DateTagger(
                language.words(),
                tokens -> new LanguageGrammar(tokens, language),
                language.dayFirst());
    }

    private static Expressions digits(Tokens tokens) {
        NumericDates numeric = new NumericDates(tokens, new Clocks(tokens));
        return new Expressions() {
            @Override
            public @Nullable Match at(int i, int free) {
                return tokens.isNumber(i) ? numeric.at(i) : null;
            }

            @Override
            public boolean joined(Match first, Match second) {
                return false;
            }
        };
    }

    /// Takes time linear in the length of the text, whatever it holds.
    public DateScan scan(String text) {
        Tokens tokens = Tokens.of(text, dictionary);
        Expressions expressions = reader.of(tokens);
        List<Match> matches = new ArrayList<>();
        int i = 0;
        int free = 0;
        while (i < tokens.count()) {
            Match match = expressions.at(i, free);
            if (match == null) {
                i++;
                continue;
            }
            i = match.to();
            free = i;
            if (match.meaning() != null && length(tokens, match) <= LONGEST_EXPRESSION) {
                if (matches.size() == MAX_EXPRESSIONS) {
                    return new DateScan(tokens, matches, true, dayFirst);
                }
                if (!matches.isEmpty() && expressions.joined(matches.getLast(), match)) {
                    Match first = matches.removeLast();
                    matches.add(first.inYearOf(match));
                    match = match.inMonthOf(first);
                }
                matches.add(match);
            }
        }
        return new DateScan(tokens, matches, false, dayFirst);
    }

    private static int length(Tokens tokens, Match match) {
        return tokens.end(match.to() - 1) - tokens.start(match.from());
    }
}
