package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.events.Entity.Type;

/// Splits a word that joins two persons by a hyphen, as `Putin-Kim`. Both must be persons elsewhere
/// in the article, or it may be one name: `Jean-Paul`.
final class HyphenatedPairs {

    private HyphenatedPairs() {}

    static void split(List<Sentence> sentences, EntityRecognizer recognizer) {
        Set<String> persons = new HashSet<>();
        boolean hyphens = false;
        for (Sentence sentence : sentences) {
            for (int i = 0; i < sentence.size(); i++) {
                String word = sentence.words().get(i);
                hyphens |= hyphen(word) > 0;
                if (sentence.labels()[i] == Type.PERSON) {
                    persons.add(word);
                }
            }
        }
        if (!hyphens) {
            return;
        }
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            if (sentence.words().stream().anyMatch(word -> isPair(word, persons))) {
                sentences.set(i, split(sentence, persons, recognizer));
            }
        }
    }

    private static int hyphen(String word) {
        int hyphen = word.indexOf('-');
        return hyphen > 0 && hyphen == word.lastIndexOf('-') && hyphen < word.length() - 1
                ? hyphen
                : -1;
    }

    private static boolean isPair(String word, Set<String> persons) {
        int hyphen = hyphen(word);
        return hyphen > 0
                && persons.contains(word.substring(0, hyphen))
                && persons.contains(word.substring(hyphen + 1));
    }

    private static Sentence split(
            Sentence sentence, Set<String> persons, EntityRecognizer recognizer) {
        List<String> words = new ArrayList<>();
        int[] starts = new int[3 * sentence.size()];
        int[] ends = new int[3 * sentence.size()];
        for (int i = 0; i < sentence.size(); i++) {
            String word = sentence.words().get(i);
            int start = sentence.starts()[i];
            int end = sentence.ends()[i];
            int hyphen = start + hyphen(word);
            if (isPair(word, persons) && end - start == word.length()) {
                add(words, starts, ends, word.substring(0, hyphen - start), start, hyphen);
                add(words, starts, ends, "-", hyphen, hyphen + 1);
                add(words, starts, ends, word.substring(hyphen - start + 1), hyphen + 1, end);
            } else {
                add(words, starts, ends, word, start, end);
            }
        }
        return recognizer.label(
                words, Arrays.copyOf(starts, words.size()), Arrays.copyOf(ends, words.size()));
    }

    private static void add(
            List<String> words, int[] starts, int[] ends, String word, int start, int end) {
        starts[words.size()] = start;
        ends[words.size()] = end;
        words.add(word);
    }
}
