package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.enrichment.recognizer.Sentence;

/// Gives the words of headlines the case that they would have in running text, so that the
/// recognizer, which knows running text, reads `Putin Invites Kim` as `Putin invites Kim`.
///
/// What the rest of the article writes with a capital inside its sentences keeps it, and so does
/// what is no ordinary word.
final class Headlines {

    private static final Set<String> SMALL = NameWords.of("small");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}[\\p{L}'’-]*");
    private static final Set<String> ENDS_OF_SENTENCES =
            Set.of(".", "!", "\"", "''", ":", ";", ",");
    private static final int FEWEST_CAPITALS = 4;
    private static final int FEWEST_ORDINARY = 2;

    /// A machine's prefix may stand before a headline: ` date 2023-11-10 `.
    private static final int CAPITALS_FOR_ONE_OTHER = 8;

    private final EntityRecognizer recognizer;
    private final List<Sentence> sentences;
    private final Map<String, Integer> capitalized = new HashMap<>();
    private final Map<String, Integer> lowerCase = new HashMap<>();
    private boolean learned;

    Headlines(EntityRecognizer recognizer, List<Sentence> sentences) {
        this.recognizer = recognizer;
        this.sentences = List.copyOf(sentences);
    }

    /// Learns from the sentences that are not headlines how the article writes its words.
    private void learn() {
        learned = true;
        for (Sentence sentence : sentences) {
            if (isHeadline(sentence.words())) {
                continue;
            }
            for (int i = 1; i < sentence.size(); i++) {
                String word = sentence.words().get(i);
                if (MarkedText.isCapitalized(word)) {
                    capitalized.merge(word, 1, Integer::sum);
                } else if (!word.isEmpty() && Character.isLowerCase(word.charAt(0))) {
                    lowerCase.merge(word, 1, Integer::sum);
                }
            }
        }
    }

    /// Whether all words but the small ones begin with a capital, ordinary ones among them, as in
    /// no sentence: headlines end without a full stop.
    boolean isHeadline(List<String> words) {
        if (ENDS_OF_SENTENCES.contains(words.getLast())) {
            return false;
        }
        int capitals = 0;
        int others = 0;
        int ordinary = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() < 2 || !Character.isLetter(word.charAt(0))) {
                continue;
            }
            String lower = word.toLowerCase(Locale.ROOT);
            if (MarkedText.isCapitalized(word)) {
                capitals++;
                if (i > 0 && recognizer.isOrdinary(lower)) {
                    ordinary++;
                }
            } else if (!SMALL.contains(lower)) {
                others++;
            }
        }
        return capitals >= FEWEST_CAPITALS
                && ordinary >= FEWEST_ORDINARY
                && others * CAPITALS_FOR_ONE_OTHER <= capitals;
    }

    /// The words in the case of running text.
    List<String> running(List<String> words) {
        if (!learned) {
            learn();
        }
        boolean shouted =
                words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLowerCase));
        List<String> running = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            running.add(running(words.get(i), i == 0, shouted));
        }
        return running;
    }

    private String running(String word, boolean first, boolean shouted) {
        if (!MarkedText.isCapitalized(word) || !LETTERS.matcher(word).matches()) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String title = shouted ? word.charAt(0) + lower.substring(1) : word;
        if (first) {
            return title;
        }
        int asName = capitalized.getOrDefault(title, 0);
        int asWord = lowerCase.getOrDefault(lower, 0);
        if (asName > 0 || asWord > 0) {
            return asName >= asWord ? title : lower;
        }
        if (shouted && capitalized.containsKey(word)) {
            return word;
        }
        boolean acronym = !shouted && word.chars().filter(Character::isUpperCase).count() > 1;
        return !acronym && recognizer.isOrdinary(lower) ? lower : title;
    }
}
