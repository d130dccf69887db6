package org.dateline.training;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dateline.events.Entity.Type;

/// Labels a document's headline, which the teacher reads badly, by the names of its own text: what
/// stands there as a name is the same name in a headline, in title case or in capitals.
final class Headlines {

    private static final int LONGEST_NAME = 6;
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST = 30;

    private final TrainingText text;
    private int headlines;
    private int changed;

    Headlines(TrainingText text) {
        this.text = text;
    }

    /// How many headlines there were, and how many words have another label since.
    record Result(int headlines, int words) {

        @Override
        public String toString() {
            return String.format("%,d headlines, %,d words changed", headlines, words);
        }
    }

    Result apply() {
        for (int document = 0; document < text.documents(); document++) {
            int first = text.documentStart(document);
            int end = text.documentStart(document + 1);
            if (end - first > 1 && isHeadline(first)) {
                headlines++;
                project(first, end);
            }
        }
        return new Result(headlines, changed);
    }

    private boolean isHeadline(int sentence) {
        int size = text.start(sentence + 1) - text.start(sentence);
        if (size < 3 || size > LONGEST) {
            return false;
        }
        int capitals = 0;
        int words = 0;
        int longSmall = 0;
        for (int i = text.start(sentence); i < text.start(sentence + 1); i++) {
            String word = text.spelling(i);
            if (Character.isLetter(word.charAt(0))) {
                words++;
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
                longSmall += Character.isLowerCase(word.charAt(0)) && word.length() > 4 ? 1 : 0;
            }
        }
        return words >= 3 && longSmall == 0 && capitals * 3 >= words * 2;
    }

    private void project(int headline, int end) {
        Map<String, Byte> names = names(headline + 1, end);
        int stop = text.start(headline + 1);
        for (int i = text.start(headline); i < stop; ) {
            int size = Math.min(LONGEST_NAME, stop - i);
            Byte label = null;
            while (size > 0 && (label = names.get(key(i, size))) == null) {
                size--;
            }
            if (label == null) {
                // Neither the teacher nor its silence is to be trusted here.
                byte allowed = (byte) (text.labels(i) | Labels.NONE);
                changed += text.changeLabels(i, allowed) ? 1 : 0;
                i++;
                continue;
            }
            for (int k = 0; k < size; k++) {
                changed += text.changeLabels(i + k, label) ? 1 : 0;
            }
            i += size;
        }
    }

    /// Names of which the teacher was sure, in small letters; of persons, their last words, too.
    private Map<String, Byte> names(int first, int end) {
        Map<String, Byte> names = new HashMap<>();
        text.forEachName(
                first,
                end,
                (start, behind, label) -> {
                    int size = behind - start;
                    if (size > LONGEST_NAME
                            || (size == 1 && text.spelling(start).length() < SHORTEST_WORD)) {
                        return;
                    }
                    names.merge(key(start, size), label, (a, b) -> (byte) (a | b));
                    if (label == Labels.of(Type.PERSON) && size > 1) {
                        names.putIfAbsent(key(behind - 1, 1), label);
                    }
                });
        names.values().removeIf(label -> Integer.bitCount(label) != 1);
        return names;
    }

    private String key(int from, int size) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < from + size; i++) {
            key.append(text.spelling(i).toLowerCase(Locale.ROOT)).append(' ');
        }
        return key.toString();
    }
}
