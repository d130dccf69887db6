package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The names of countries and of the world's regions, in the form of tokens joined by blanks.
///
/// Countries are those of ISO 3166-1 with the English names that the JDK has for them, and the
/// other names in `country-aliases.tsv`.
final class Countries {

    private static final Map<String, String> DISPLAY_NAMES = new ConcurrentHashMap<>();
    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, List<Bearer>> AMBIGUOUS = new HashMap<>();
    private static final Set<String> REGIONS = Set.copyOf(NameWords.lines("regions.txt"));
    private static final Set<String> FIRST_WORDS = new HashSet<>();
    private static final int LONGEST;

    /// A shorter name all in capitals may be an acronym.
    private static final int FEWEST_CAPITALS = 4;

    /// A country that bears an ambiguous name, and the words that speak for and against it.
    private record Bearer(
            String code, boolean unlessDenied, Set<String> hints, Set<String> counterHints) {}

    static {
        for (String code : Locale.getISOCountries()) {
            String name = newsName(code);
            CODES.put(name, code);
            CODES.put(name.replace("St.", "Saint"), code);
        }
        for (String line : NameWords.lines("country-aliases.tsv")) {
            String[] columns = line.split("\t", -1);
            CODES.put(columns[0], columns[1]);
            if (columns.length > 2) {
                NAMES.put(columns[1], columns[0]);
            }
        }
        for (String line : NameWords.lines("ambiguous-countries.tsv")) {
            String[] columns = line.split("\t", -1);
            CODES.remove(columns[1]);
            AMBIGUOUS
                    .computeIfAbsent(columns[1], _ -> new ArrayList<>())
                    .add(
                            new Bearer(
                                    columns[0],
                                    columns[2].equals("yes"),
                                    Set.of(columns[3].split(",")),
                                    Set.of(columns[4].split(","))));
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
        for (String name : List.copyOf(CODES.keySet())) {
            if (name.length() >= FEWEST_CAPITALS) {
                CODES.putIfAbsent(name.toUpperCase(Locale.ROOT), CODES.get(name));
            }
        }
    }

    private Countries() {}

    /// The name that news uses of a country: `Hong Kong SAR China` is called `Hong Kong`, and
    /// `Myanmar (Burma)` `Myanmar`.
    static String displayName(String code) {
        return DISPLAY_NAMES.computeIfAbsent(code, Countries::newsName);
    }

    private static String newsName(String code) {
        String news = NAMES.get(code);
        if (news != null) {
            return news;
        }
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH).replace('’', '\'');
        int bracket = name.indexOf(" (");
        name = bracket < 0 ? name : name.substring(0, bracket);
        return name.replace(" SAR China", "").replace("&", "and");
    }

    /// The ISO 3166-1 code of a country's name that can't be anything else.
    static @Nullable String code(String name) {
        return CODES.get(name);
    }

    /// The code of a place's name that may be a country's: that of the bearer which the words of
    /// the article speak for.
    static @Nullable String code(String name, Set<String> wordsOfArticle) {
        List<Bearer> bearers = AMBIGUOUS.get(titleCase(name));
        if (bearers == null) {
            return CODES.get(name);
        }
        Bearer best = null;
        long most = 0;
        for (Bearer bearer : bearers) {
            long hints = bearer.hints().stream().filter(wordsOfArticle::contains).count();
            long counterHints =
                    bearer.counterHints().stream().filter(wordsOfArticle::contains).count();
            if (bearer.unlessDenied() && hints >= counterHints && best == null) {
                best = bearer;
            }
            if (hints - counterHints > most) {
                best = bearer;
                most = hints - counterHints;
            }
        }
        return best == null ? null : best.code();
    }

    private static String titleCase(String name) {
        return name.length() < FEWEST_CAPITALS || !name.equals(name.toUpperCase(Locale.ROOT))
                ? name
                : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /// Whether the name is a country's and as often something else, `Turkey`.
    static boolean isAmbiguous(String name) {
        return AMBIGUOUS.containsKey(titleCase(name));
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
