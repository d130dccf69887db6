package org.dateline.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.enrichment.recognizer.hashed.Lexicon;

/// Makes the [Lexicon] of a text: the second step.
record LexiconBuilder(int fewest, int most, int smallClusters, int largeClusters, long seed) {

    /// Occurrences in lower case of a word that is ordinary, and their share of all at least.
    private static final int FEWEST_ORDINARY = 8;

    private static final double ORDINARY_SHARE = 0.15;

    Lexicon build(TrainingText text) {
        int[] counts = new int[text.spellings().size()];
        for (int i = 0; i < text.tokens(); i++) {
            counts[text.word(i)]++;
        }
        WordClusters clusters = new WordClusters(text, counts, fewest, most);
        int[] small = clusters.group(smallClusters, seed);
        int[] large = clusters.group(largeClusters, seed);
        Map<String, Lexicon.Clusters> found = new HashMap<>();
        int[] words = clusters.words();
        for (int i = 0; i < words.length; i++) {
            found.put(text.spellings().get(words[i]), new Lexicon.Clusters(small[i], large[i]));
        }
        return new Lexicon(found, ordinary(text.spellings(), counts));
    }

    private static Set<String> ordinary(List<String> spellings, int[] counts) {
        Map<String, Integer> all = new HashMap<>();
        for (int word = 0; word < counts.length; word++) {
            all.merge(spellings.get(word).toLowerCase(Locale.ROOT), counts[word], Integer::sum);
        }
        Set<String> ordinary = new HashSet<>();
        for (int word = 0; word < counts.length; word++) {
            String spelling = spellings.get(word);
            if (!spelling.isEmpty()
                    && Character.isLowerCase(spelling.charAt(0))
                    && spelling.equals(spelling.toLowerCase(Locale.ROOT))
                    && counts[word] >= FEWEST_ORDINARY
                    && counts[word] >= ORDINARY_SHARE * all.getOrDefault(spelling, 0)) {
                ordinary.add(spelling);
            }
        }
        return ordinary;
    }
}
