package org.dateline.enrichment.dates;

import java.util.EnumMap;
import java.util.Map;

/// A word of the vocabulary with all that it can be, and what it is worth as each.
final class Word {

    /// Every word that the vocabulary does not hold.
    static final Word UNKNOWN = new Word("");

    private final String text;
    private final Map<WordClass, Integer> values = new EnumMap<>(WordClass.class);
    private long classes;

    Word(String text) {
        this.text = text;
    }

    /// Called while the vocabulary is loaded, never after.
    void add(WordClass wordClass, int value) {
        classes |= wordClass.bit();
        values.put(wordClass, value);
    }

    String text() {
        return text;
    }

    long classes() {
        return classes;
    }

    boolean is(WordClass wordClass) {
        return (classes & wordClass.bit()) != 0;
    }

    boolean is(String spelling) {
        return text.equals(spelling);
    }

    int value(WordClass wordClass) {
        Integer value = values.get(wordClass);
        if (value == null) {
            throw new IllegalStateException(text + " is no " + wordClass);
        }
        return value;
    }

    Unit unit() {
        return Unit.values()[value(WordClass.UNIT)];
    }
}
