package org.dateline.enrichment.dates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of one language's file: looked up without their case and vowel signs, by their stems
/// where the file says so, and cut out of runs of letters where the language writes no spaces.
final class LanguageWords implements Dictionary {

    /// Letters of an ending behind a stem.
    private static final int LONGEST_ENDING = 5;

    /// How a language sets its words apart.
    enum Writing {
        /// By spaces.
        SPACED,
        /// By spaces, with particles behind them that are written as one with the word: Korean.
        SUFFIXED,
        /// Not at all: Chinese, Japanese.
        UNSPACED
    }

    private final Writing writing;
    private final boolean turkish;

    /// Letters that are written as one with the word behind them: Arabic conjunctions and
    /// prepositions.
    private final String prefixes;

    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, Word> stems = new HashMap<>();

    /// What a compound ends in, and begins with: `Dienstagabend`.
    private final Set<String> compoundEnds = new HashSet<>();

    private final Set<String> compoundBeginnings = new HashSet<>();
    private int longest;

    LanguageWords(Locale language, Writing writing, String prefixes) {
        this.turkish = language.getLanguage().equals("tr");
        this.writing = writing;
        this.prefixes = prefixes;
    }

    /// The word of a spelling, new where there is none yet. Called while a file is read, never
    /// after.
    ///
    /// @param spelling with `~` behind it where any ending may follow
    Word word(String spelling) {
        boolean stem = spelling.endsWith("~");
        String folded = folded(spelling, 0, spelling.length() - (stem ? 1 : 0));
        longest = Math.max(longest, folded.length());
        return (stem ? stems : words).computeIfAbsent(folded, Word::new);
    }

    void compound(List<String> beginnings, List<String> ends) {
        beginnings.forEach(word -> compoundBeginnings.add(folded(word, 0, word.length())));
        ends.forEach(word -> compoundEnds.add(folded(word, 0, word.length())));
    }

    @Override
    public boolean ideographic() {
        return writing == Writing.UNSPACED;
    }

    @Override
    public int knownEnd(String text, int start) {
        if (writing == Writing.SPACED) {
            return -1;
        }
        for (int end = Math.min(text.length(), start + longest); end > start; end--) {
            if (words.containsKey(text.substring(start, end))) {
                return end;
            }
        }
        return -1;
    }

    @Override
    public int firstEnd(String text, int start, int end) {
        if (end - start < 2 || end - start > 2 * longest) {
            return end;
        }
        boolean prefixed = prefixes.indexOf(text.charAt(start)) >= 0;
        if (!prefixed && compoundEnds.isEmpty()) {
            return end;
        }
        String run = folded(text, start, end);
        if (run.length() != end - start || words.containsKey(run)) {
            return end;
        }
        if (prefixed) {
            return words.containsKey(run.substring(1)) ? start + 1 : end;
        }
        for (String last : compoundEnds) {
            int cut = run.length() - last.length();
            if (cut > 0
                    && run.endsWith(last)
                    && compoundBeginnings.contains(run.substring(0, cut))) {
                return start + cut;
            }
        }
        return end;
    }

    @Override
    public Word find(String text, int start, int end, int hash) {
        if (end - start > 2 * longest + LONGEST_ENDING) {
            return Word.UNKNOWN;
        }
        String folded = folded(text, start, end);
        Word word = words.get(folded);
        if (word != null || stems.isEmpty()) {
            return word == null ? Word.UNKNOWN : word;
        }
        int shortest = Math.max(2, folded.length() - LONGEST_ENDING);
        for (int length = folded.length(); length >= shortest; length--) {
            Word stem = stems.get(folded.substring(0, length));
            if (stem != null) {
                return stem;
            }
        }
        return Word.UNKNOWN;
    }

    /// In lower case, without vowel signs and other marks of Arabic, and with one spelling of
    /// letters that newspapers spell in several ways.
    private String folded(String text, int start, int end) {
        StringBuilder folded = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'أ', 'إ', 'آ' -> folded.append('ا');
                case 'ى' -> folded.append('ي');
                case 'ё', 'Ё' -> folded.append('е');
                case 'I' -> folded.append(turkish ? 'ı' : 'i');
                case 'ʼ', 'ـ' -> {}
                default -> {
                    if (c < 128 || Character.getType(c) != Character.NON_SPACING_MARK) {
                        folded.append(Character.toLowerCase(c));
                    }
                }
            }
        }
        return folded.toString();
    }
}
