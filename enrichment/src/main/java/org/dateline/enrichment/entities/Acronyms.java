package org.dateline.enrichment.entities;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.events.Entity.Type;

/// The short forms that an article introduces: `Shanghai Cooperation Organization (SCO)`.
final class Acronyms {

    private static final Set<String> SMALL = NameWords.of("small");
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

    /// Marks each short form and the name that it stands for, where it is introduced.
    void apply() {
        for (int i = 2; i + 1 < text.size(); i++) {
            if (isOpening(text.word(i - 1))
                    && text.isAcronym(i)
                    && isClosing(text.word(i + 1))
                    && text.sameSentence(i - 2, i + 1)) {
                introduce(i);
            }
        }
    }

    private static boolean isOpening(String word) {
        return word.equals("(") || word.equals("-LRB-");
    }

    private static boolean isClosing(String word) {
        return word.equals(")") || word.equals("-RRB-");
    }

    private void introduce(int acronym) {
        String letters = text.word(acronym).toLowerCase(Locale.ROOT);
        int letter = letters.length() - 1;
        int from = acronym - 1;
        while (letter >= 0 && acronym - from <= LONGEST_NAME && text.sameSentence(from, from - 1)) {
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
        int to = acronym - 1;
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
