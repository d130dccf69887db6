package org.dateline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Sentences again as headlines write them, with their labels kept: a small part of all in title
/// case, and one in capitals.
final class Recasing {

    private static final int LONGEST = 20;
    private static final int SHORTEST = 3;
    private static final double TITLES = 0.06;
    private static final double CAPITALS = 0.03;

    private final Random random;

    Recasing(long seed) {
        random = new Random(seed);
    }

    void addTo(TrainingText text) {
        int sentences = text.sentences();
        for (int i = 0; i < sentences; i++) {
            int size = text.start(i + 1) - text.start(i);
            double chance = random.nextDouble();
            if (size < SHORTEST || size > LONGEST || chance >= TITLES + CAPITALS) {
                continue;
            }
            boolean capitals = chance < CAPITALS;
            List<String> words = new ArrayList<>(size);
            for (String word : text.sentence(i)) {
                words.add(capitals ? word.toUpperCase(Locale.ROOT) : titled(word));
            }
            text.add(words, text.labelsOf(i));
        }
    }

    /// A word as in a headline; short ones of grammar stay as they are.
    private static String titled(String word) {
        if (word.isEmpty() || !Character.isLowerCase(word.charAt(0))) {
            return word;
        }
        return switch (word) {
            case "a",
                    "an",
                    "the",
                    "of",
                    "in",
                    "on",
                    "at",
                    "to",
                    "for",
                    "by",
                    "and",
                    "or",
                    "but",
                    "with",
                    "as",
                    "from",
                    "vs",
                    "n't" ->
                    word;
            default -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
        };
    }
}
