package org.dateline.gateway.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dateline.search.Language;
import org.dateline.search.Word;
import org.dateline.search.WordReader;

/// One place of a phrase.
///
/// @param readings the word that stands there, or the forms of a number
/// @param position how many words the phrase has before it
/// @param prefix whether any word that begins so will do
record Unit(List<Word> readings, int position, boolean prefix) {

    Unit {
        readings = List.copyOf(readings);
    }

    /// @param prefix whether the last is only the beginning of a word
    /// @return none when the text has no word
    static List<Unit> of(String text, boolean prefix) {
        List<Word> words = new ArrayList<>();
        List<Word> numbers = new ArrayList<>();
        new WordReader(text)
                .forEachRemaining(
                        word -> (word.kind() == Word.Kind.NUMBER ? numbers : words).add(word));
        if (words.isEmpty()) {
            return List.of();
        }
        if (!numbers.isEmpty()
                && numbers.getFirst().start() == words.getFirst().start()
                && numbers.getFirst().end() == words.getLast().end()) {
            return List.of(new Unit(numbers, 0, prefix));
        }
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean last = i == words.size() - 1;
            if (word.kind() != Word.Kind.LAST_CHARACTER) {
                boolean pair = word.kind() == Word.Kind.PAIR;
                units.add(new Unit(List.of(word), word.position(), prefix && last && !pair));
            } else if (i == 0 || words.get(i - 1).kind() != Word.Kind.PAIR) {
                // alone: in a text it is the first of a pair, or the last character
                units.add(new Unit(List.of(word), word.position(), true));
            }
        }
        return units;
    }

    /// What the index has of it in texts of a language; none when it is too common there.
    Set<Lexeme> lexemes(Language language) {
        Set<Lexeme> lexemes = new LinkedHashSet<>();
        for (Word word : readings) {
            if (prefix) {
                language.prefixes(word).forEach(start -> lexemes.add(new Lexeme(start, true)));
            }
            language.lexemes(word).forEach(whole -> lexemes.add(new Lexeme(whole, false)));
        }
        return lexemes;
    }

    /// What tells how often it is in a text: as [#lexemes], but no two stand for one occurrence.
    Set<Lexeme> counted(Language language) {
        Set<Lexeme> counted = new LinkedHashSet<>();
        for (Word word : readings) {
            List<String> beginnings = prefix ? language.prefixes(word) : List.of();
            beginnings.forEach(start -> counted.add(new Lexeme(start, true)));
            List<String> whole = language.lexemes(word);
            // the last is that of the word without accents, which every text with the word has
            if (!whole.isEmpty() && beginnings.stream().noneMatch(whole.getLast()::startsWith)) {
                counted.add(new Lexeme(whole.getLast(), false));
            }
        }
        return counted;
    }

    /// Whether a word of a text in this language is one that is searched for.
    boolean matches(Word word, Language language) {
        for (Word reading : readings) {
            if (prefix && language.begins(word, reading)) {
                return true;
            }
            for (String lexeme : language.lexemes(reading)) {
                if (language.lexemes(word).contains(lexeme)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// @param prefix whether only its beginning is given
    record Lexeme(String lexeme, boolean prefix) {}
}
