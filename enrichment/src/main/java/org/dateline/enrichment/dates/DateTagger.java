package org.dateline.enrichment.dates;

import java.util.ArrayList;
import java.util.List;

/// The English temporal tagger: finds the dates, times, durations and recurrences of a text in one
/// pass over its tokens. Immutable; one instance serves all threads.
public final class DateTagger {

    /// Changes when mentions or their values do.
    public static final String VERSION = "3";

    /// More would make the event too large; a long history has a tenth of them.
    static final int MAX_EXPRESSIONS = 6_000;

    /// What is longer, by white space between its words, nobody wrote as one expression.
    private static final int LONGEST_EXPRESSION = 200;

    private static final DateTagger ENGLISH = new DateTagger(true);
    private static final DateTagger ABSOLUTE_ONLY = new DateTagger(false);

    private final Vocabulary vocabulary = Vocabulary.load();
    private final boolean words;

    private DateTagger(boolean words) {
        this.words = words;
    }

    /// Every form of English news text.
    public static DateTagger english() {
        return ENGLISH;
    }

    /// For text in other languages: only dates that are written alike in all of them, in digits.
    public static DateTagger absoluteOnly() {
        return ABSOLUTE_ONLY;
    }

    /// Takes time linear in the length of the text, whatever it holds.
    public DateScan scan(String text) {
        Tokens tokens = Tokens.of(text, vocabulary);
        Grammar grammar = new Grammar(tokens, vocabulary);
        List<Match> matches = new ArrayList<>();
        int i = 0;
        int free = 0;
        while (i < tokens.count()) {
            Match match = words ? grammar.at(i, free) : grammar.digitsAt(i);
            if (match == null) {
                i++;
                continue;
            }
            i = match.to();
            free = i;
            if (match.meaning() != null && length(tokens, match) <= LONGEST_EXPRESSION) {
                if (matches.size() == MAX_EXPRESSIONS) {
                    return new DateScan(tokens, matches, true);
                }
                if (!matches.isEmpty()) {
                    matches.set(matches.size() - 1, grammar.inYearOf(matches.getLast(), match));
                }
                matches.add(match);
            }
        }
        return new DateScan(tokens, matches, false);
    }

    private static int length(Tokens tokens, Match match) {
        return tokens.end(match.to() - 1) - tokens.start(match.from());
    }
}
