package org.dateline.enrichment.entities;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of countries and of the world's regions, in the form of tokens joined by blanks.
///
/// Countries are those of ISO 3166-1 with the English names that the JDK has for them, and the
/// other names in `country-aliases.tsv`.
final class Countries {

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, Ambiguous> AMBIGUOUS = new HashMap<>();
    private static final Set<String> REGIONS = Set.copyOf(NameWords.lines("regions.txt"));
    private static final Set<String> FIRST_WORDS = new HashSet<>();
    private static final int LONGEST;

    private record Ambiguous(String code, Set<String> hints, Set<String> counterHints) {}

    static {
        for (String code : Locale.getISOCountries()) {
            String name = displayName(code);
            CODES.put(name, code);
            CODES.put(name.replace("St.", "Saint"), code);
        }
        for (String line : NameWords.lines("country-aliases.tsv")) {
            String[] columns = line.split("\t", -1);
            CODES.put(columns[0], columns[1]);
        }
        for (String line : NameWords.lines("ambiguous-countries.tsv")) {
            String[] columns = line.split("\t", -1);
            CODES.remove(columns[1]);
            AMBIGUOUS.put(
                    columns[1],
                    new Ambiguous(
                            columns[0],
                            Set.of(columns[2].split(",")),
                            Set.of(columns[3].split(","))));
        }
        int longest = 1;
        for (Set<String> names : List.of(CODES.keySet(), REGIONS)) {
            for (String name : names) {
                String[] words = name.split(" ");
                FIRST_WORDS.add(words[0]);
                longest = Math.max(longest, words.length);
            }
        }
        LONGEST = longest;
    }

    private Countries() {}

    /// The name that news uses of a country: `Hong Kong SAR China` is called `Hong Kong`, and
    /// `Myanmar (Burma)` `Myanmar`.
    static String displayName(String code) {
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH).replace('’', '\'');
        int bracket = name.indexOf(" (");
        name = bracket < 0 ? name : name.substring(0, bracket);
        return name.replace(" SAR China", "").replace("&", "and");
    }

    /// The ISO 3166-1 code of a country's name that can't be anything else.
    static @Nullable String code(String name) {
        return CODES.get(name);
    }

    /// The code of a name that may be a country's, if the words of the article say that it is.
    static @Nullable String code(String name, Set<String> wordsOfArticle) {
        Ambiguous ambiguous = AMBIGUOUS.get(name);
        if (ambiguous == null) {
            return CODES.get(name);
        }
        long hints = ambiguous.hints().stream().filter(wordsOfArticle::contains).count();
        long counterHints =
                ambiguous.counterHints().stream().filter(wordsOfArticle::contains).count();
        return hints > counterHints ? ambiguous.code() : null;
    }

    static boolean isAmbiguous(String name) {
        return AMBIGUOUS.containsKey(name);
    }

    /// Whether this is the name of a country or region, and of nothing else.
    static boolean isPlace(String name) {
        return CODES.containsKey(name) || REGIONS.contains(name);
    }

    /// Whether the name of a country or region begins with this word.
    static boolean mayBegin(String word) {
        return FIRST_WORDS.contains(word);
    }

    /// The words in the longest name of a country or region.
    static int longest() {
        return LONGEST;
    }
}
