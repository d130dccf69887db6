package org.dateline.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lexemes of a text with their places in it, within what PostgreSQL's `tsvector` holds.
final class Lexemes {

    /// The highest position that a `tsvector` can hold.
    static final int MAX_POSITION = 16_383;

    /// `tsvector` has room for this many bytes; some are left for how it is kept.
    private static final int BYTES = 1_000_000;

    /// How many positions it holds of one lexeme.
    private static final int MAX_PLACES = 255;

    /// So many words a text can be about, and so many of their places are kept, so that the row of
    // an
    /// article stays small.
    private static final int MAX_SALIENT = 60;

    private static final int MAX_SALIENT_PLACES = 16;

    /// What each lexeme and each position takes besides.
    private static final int ENTRY_BYTES = 6;

    private static final int PLACE_BYTES = 2;

    /// What a position says of where a word stands; PostgreSQL has four labels.
    enum Weight {
        TITLE("A"),
        LEAD("B"),
        TEXT("");

        private final String label;

        Weight(String label) {
            this.label = label;
        }
    }

    private static final Weight[] WEIGHTS = Weight.values();

    private final Map<String, Places> places = new LinkedHashMap<>();
    private int bytes;

    /// Position and weight of each occurrence.
    private static final class Places {
        private int[] values = new int[1];
        private int count;

        void add(int position, Weight weight) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = position * WEIGHTS.length + weight.ordinal();
        }

        Places first(int most) {
            Places first = new Places();
            first.count = Math.min(count, most);
            first.values = Arrays.copyOf(values, first.count);
            return first;
        }

        double weight() {
            int title = count(Weight.TITLE);
            return Bm25.frequency(count, title + count(Weight.LEAD), title);
        }

        int count(Weight weight) {
            int found = 0;
            for (int i = 0; i < count; i++) {
                found += values[i] % WEIGHTS.length == weight.ordinal() ? 1 : 0;
            }
            return found;
        }
    }

    /// @return whether there was room for it
    boolean add(String lexeme, int position, Weight weight) {
        Places all = places(lexeme);
        if (all != null && all.count < MAX_PLACES && position <= MAX_POSITION) {
            all.add(position, weight);
            bytes += PLACE_BYTES;
        }
        return all != null;
    }

    /// Those that a text of so many words is about, with their places.
    Lexemes salient(int words) {
        List<Map.Entry<String, Places>> all = new ArrayList<>();
        for (Map.Entry<String, Places> entry : places.entrySet()) {
            Places of = entry.getValue();
            int title = of.count(Weight.TITLE);
            int lead = title + of.count(Weight.LEAD);
            if (of.count > 0 && Bm25.isSalient(of.count, lead, title, words)) {
                all.add(entry);
            }
        }
        // the sort is stable: of equal ones the first in the text
        all.sort(Comparator.comparing(entry -> -entry.getValue().weight()));
        Lexemes salient = new Lexemes();
        for (Map.Entry<String, Places> entry : all.subList(0, Math.min(all.size(), MAX_SALIENT))) {
            salient.places.put(entry.getKey(), entry.getValue().first(MAX_SALIENT_PLACES));
        }
        return salient;
    }

    /// Without a place.
    boolean add(String lexeme) {
        return places(lexeme) != null;
    }

    /// Null when there is no room for one more.
    private @Nullable Places places(String lexeme) {
        Places known = places.get(lexeme);
        if (known != null) {
            return known;
        }
        int needed = utf8Bytes(lexeme) + ENTRY_BYTES;
        if (bytes + needed > BYTES) {
            return null;
        }
        bytes += needed;
        Places added = new Places();
        places.put(lexeme, added);
        return added;
    }

    /// A unit of a surrogate pair counts as three, of which two are four.
    private static int utf8Bytes(String string) {
        int bytes = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    /// As PostgreSQL reads a `tsvector`.
    String literal() {
        StringBuilder literal = new StringBuilder(16 * places.size());
        places.forEach(
                (lexeme, all) -> {
                    literal.append(literal.isEmpty() ? "" : " ").append(quoted(lexeme));
                    for (int i = 0; i < all.count; i++) {
                        literal.append(i == 0 ? ':' : ',')
                                .append(all.values[i] / WEIGHTS.length)
                                .append(WEIGHTS[all.values[i] % WEIGHTS.length].label);
                    }
                });
        return literal.toString();
    }

    /// A lexeme as `tsvector` and `tsquery` read it, whatever is in it.
    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
