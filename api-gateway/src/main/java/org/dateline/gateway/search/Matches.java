package org.dateline.gateway.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dateline.gateway.search.Expression.Phrase;
import org.dateline.search.Language;
import org.dateline.search.Word;
import org.dateline.search.WordReader;

/// Where in a text what is searched for stands.
public final class Matches {

    private final List<Phrase> phrases;

    public Matches(Expression expression) {
        phrases = Search.phrases(expression);
    }

    /// @param start in UTF-16 units of the text
    /// @param end exclusive
    /// @param phrase which of those that are searched for
    public record Match(int start, int end, int phrase) {}

    /// In the title.
    public List<Match> inTitle(String title, Language language) {
        return find(title, 0, title.length(), language, true);
    }

    /// In the text from here on.
    ///
    /// @param end exclusive; no word goes over it
    /// @return in order, not overlapping
    public List<Match> inText(String text, int from, int end, Language language) {
        return find(text, from, end, language, false);
    }

    /// How many different things can be found in a text.
    public int inTexts() {
        return (int) phrases.stream().filter(phrase -> !phrase.inTitle()).count();
    }

    private List<Match> find(String text, int from, int end, Language language, boolean title) {
        List<Word> words = new ArrayList<>();
        List<Word> numbers = new ArrayList<>();
        new WordReader(text, Math.min(from, end), end)
                .forEachRemaining(
                        word -> (word.kind() == Word.Kind.NUMBER ? numbers : words).add(word));
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            if (title || !phrase.inTitle()) {
                List<Unit> units = rare(phrase, language);
                find(units, words, language, i, found);
                if (units.size() == 1) {
                    find(units, numbers, language, i, found);
                }
            }
        }
        return withoutOverlap(found);
    }

    /// Those that a text in the language is searched for.
    private static List<Unit> rare(Phrase phrase, Language language) {
        return phrase.units().stream().filter(unit -> !unit.lexemes(language).isEmpty()).toList();
    }

    private static void find(
            List<Unit> units, List<Word> words, Language language, int phrase, List<Match> found) {
        for (int i = 0; i < words.size() && !units.isEmpty(); i++) {
            if (units.getFirst().matches(words.get(i), language)) {
                int last = i + units.getLast().position() - units.getFirst().position();
                if (follow(units, words, i, language)) {
                    found.add(new Match(words.get(i).start(), words.get(last).end(), phrase));
                }
            }
        }
    }

    /// Whether all of a phrase stands where its first word does.
    private static boolean follow(
            List<Unit> units, List<Word> words, int first, Language language) {
        for (Unit unit : units.subList(1, units.size())) {
            int place = first + unit.position() - units.getFirst().position();
            if (place >= words.size() || !unit.matches(words.get(place), language)) {
                return false;
            }
        }
        return true;
    }

    private static List<Match> withoutOverlap(List<Match> found) {
        found.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
        List<Match> apart = new ArrayList<>();
        for (Match match : found) {
            if (apart.isEmpty() || match.start() >= apart.getLast().end()) {
                apart.add(match);
            }
        }
        return apart;
    }
}
