package org.dateline.enrichment.entities;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.events.Entity.Type;

/// The short forms that an article introduces: `Shanghai Cooperation Organization (SCO)`.
final class Acronyms {

    private static final Set<String> SMALL = NameWords.of("small");
    private static final Set<String> QUOTES = Set.of("\"", "``", "''", "'", "`");
    private static final int LONGEST_NAME = 12;

    private final MarkedText text;
    private final Map<String, String> fullNames = new HashMap<>();

    Acronyms(MarkedText text) {
        this.text = text;
    }

    /// The full names by short form.
    Map<String, String> fullNames() {
        return fullNames;
    }

    /// Marks each short form and the name that it stands for, where it is introduced: behind the
    /// name in brackets, in quotes or not, or behind `, or`; or before the name in brackets.
    void apply() {
        for (int i = 0; i < text.size(); i++) {
            if (!text.isAcronym(i)) {
                continue;
            }
            int open = QUOTES.contains(text.wordInSentence(i, i - 1)) ? i - 2 : i - 1;
            int close = QUOTES.contains(text.wordInSentence(i, i + 1)) ? i + 2 : i + 1;
            if (isOpening(text.wordInSentence(i, open))
                    && isClosing(text.wordInSentence(i, close))) {
                introduce(i, open);
            } else if (text.wordInSentence(i, i - 1).equals("or")
                    && text.wordInSentence(i, i - 2).equals(",")) {
                introduce(i, i - 2);
            } else if (isOpening(text.wordInSentence(i, i + 1))) {
                explain(i);
            }
        }
    }

    private static boolean isOpening(String word) {
        return word.equals("(") || word.equals("-LRB-");
    }

    private static boolean isClosing(String word) {
        return word.equals(")") || word.equals("-RRB-");
    }

    /// `the ECB (European Central Bank)`.
    private void explain(int acronym) {
        int from = acronym + 2;
        int to = from;
        while (to - from <= LONGEST_NAME
                && text.sameSentence(acronym, to)
                && !isClosing(text.word(to))) {
            to++;
        }
        if (to - from > 1 && isClosing(text.wordInSentence(acronym, to))) {
            introduce(acronym, to);
        }
    }

    /// Looks for the name before the token, word by word as the short form has letters.
    private void introduce(int acronym, int end) {
        String letters = text.word(acronym).toLowerCase(Locale.ROOT);
        int letter = letters.length() - 1;
        int from = end;
        while (letter >= 0
                && end - from <= LONGEST_NAME
                && from - 1 != acronym
                && text.sameSentence(acronym, from - 1)) {
            String word = text.lower(from - 1);
            if (word.isEmpty()) {
                return;
            }
            boolean matches = word.charAt(0) == letters.charAt(letter);
            if (matches && (text.capitalized(from - 1) || SMALL.contains(word))) {
                letter--;
            } else if (!SMALL.contains(word) && !word.equals("'s") && !word.equals("&")) {
                return;
            }
            from--;
        }
        if (letter >= 0 || !text.capitalized(from)) {
            return;
        }
        int to = end;
        Span span = text.at(from);
        Type type = Type.ORGANIZATION;
        if (span != null && span.from() <= from && span.to() >= to) {
            from = span.from();
            type = span.type() == Type.LOCATION ? Type.LOCATION : Type.ORGANIZATION;
        }
        if (text.capitalized(to - 1)) {
            text.markFirmly(from, to, type);
            text.markFirmly(acronym, acronym + 1, type);
            fullNames.put(text.word(acronym), text.name(from, to));
        }
    }
}
