package org.dateline.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;
import org.tartarus.snowball.ext.YiddishStemmer;

/// The languages whose words are reduced to stems, and their words that are too common to index.
///
/// A stem is a word only within its language, so each has a letter before it that says which:
/// `Enew` is not `Nnew`, the Dutch stem of `news`. Words themselves are in lower case.
public enum Language {
    ARABIC('A', "ar", ArabicStemmer::new, "ar/stopwords.txt"),
    ARMENIAN('Y', "hy", ArmenianStemmer::new, "hy/stopwords.txt"),
    BASQUE('B', "eu", BasqueStemmer::new, "eu/stopwords.txt"),
    CATALAN('C', "ca", CatalanStemmer::new, "ca/stopwords.txt"),
    DANISH('K', "da", DanishStemmer::new, "snowball/danish_stop.txt"),
    DUTCH('N', "nl", DutchStemmer::new, "snowball/dutch_stop.txt"),
    ENGLISH('E', "en", EnglishStemmer::new, "snowball/english_stop.txt"),
    ESTONIAN('J', "et", EstonianStemmer::new, "et/stopwords.txt"),
    FINNISH('L', "fi", FinnishStemmer::new, "snowball/finnish_stop.txt"),
    FRENCH('F', "fr", FrenchStemmer::new, "snowball/french_stop.txt"),
    GERMAN('D', "de", GermanStemmer::new, "snowball/german_stop.txt"),
    GREEK('G', "el", GreekStemmer::new, "el/stopwords.txt"),
    HINDI('H', "hi", HindiStemmer::new, "hi/stopwords.txt"),
    HUNGARIAN('M', "hu", HungarianStemmer::new, "snowball/hungarian_stop.txt"),
    INDONESIAN('Q', "id", IndonesianStemmer::new, "id/stopwords.txt"),
    IRISH('Z', "ga", IrishStemmer::new, "snowball/irish_stop.txt"),
    ITALIAN('I', "it", ItalianStemmer::new, "snowball/italian_stop.txt"),
    LITHUANIAN('U', "lt", LithuanianStemmer::new, "lt/stopwords.txt"),
    NEPALI('X', "ne", NepaliStemmer::new, "ne/stopwords.txt"),
    NORWEGIAN('W', "no nb nn", NorwegianStemmer::new, "snowball/norwegian_stop.txt"),
    PORTUGUESE('P', "pt", PortugueseStemmer::new, "snowball/portuguese_stop.txt"),
    ROMANIAN('O', "ro", RomanianStemmer::new, "ro/stopwords.txt"),
    RUSSIAN('R', "ru", RussianStemmer::new, "snowball/russian_stop.txt"),
    SERBIAN('@', "sr", SerbianStemmer::new, "sr/stopwords.txt"),
    SPANISH('S', "es", SpanishStemmer::new, "snowball/spanish_stop.txt"),
    SWEDISH('V', "sv", SwedishStemmer::new, "snowball/swedish_stop.txt"),
    TAMIL('^', "ta", TamilStemmer::new, "ta/stopwords.txt"),
    TURKISH('T', "tr", TurkishStemmer::new, "tr/stopwords.txt"),
    YIDDISH('~', "yi", YiddishStemmer::new, ""),
    /// Any other, and one that nobody could tell: words stay as they are.
    OTHER('_', "", null, "");

    private static final String LISTS = "/org/apache/lucene/analysis/";

    private static final String STOP_WORDS = "stop words";

    private static final String FREQUENT = "frequent-%s.txt";

    /// A stem that is so much shorter than its word says little of how the word begins.
    private static final int LONG_ENDING = 3;

    /// So many words are remembered with their lexemes; then remembering starts anew.
    private static final int REMEMBERED = 50_000;

    private static final Map<String, Language> BY_SUBTAG = new HashMap<>();

    static {
        for (Language language : values()) {
            for (String subtag : language.subtags.split(" ")) {
                BY_SUBTAG.put(subtag, language);
            }
        }
    }

    private final char letter;
    private final String subtags;
    private final @Nullable Supplier<SnowballStemmer> stemmers;
    private final String stopWordList;
    private final Map<String, Forms> forms = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> lists = new ConcurrentHashMap<>();

    @SuppressWarnings("ImmutableEnumChecker") // what it remembers changes no answer
    Language(
            char letter,
            String subtags,
            @Nullable Supplier<SnowballStemmer> stemmers,
            String stopWordList) {
        this.letter = letter;
        this.subtags = subtags;
        this.stemmers = stemmers;
        this.stopWordList = stopWordList;
    }

    /// Of a BCP 47 tag, whatever is in it.
    public static Language of(String tag) {
        int hyphen = tag.indexOf('-');
        String subtag = (hyphen < 0 ? tag : tag.substring(0, hyphen)).toLowerCase(Locale.ROOT);
        return BY_SUBTAG.getOrDefault(subtag, OTHER);
    }

    /// BCP 47, for a person; empty for [#OTHER].
    public String tag() {
        return Arrays.asList(subtags.split(" ")).getFirst();
    }

    /// What every article in the language is indexed under, whatever it says.
    public String marker() {
        return String.valueOf(letter);
    }

    /// What a word is indexed under, the same for all its forms and with and without accents. None
    /// when it is too common in this language.
    public List<String> lexemes(Word word) {
        return switch (word.kind()) {
            case SPACED -> forms(word.form()).lexemes();
            case FIXED -> List.of(Spelling.withoutAccents(word.form()));
            case PAIR, LAST_CHARACTER, NUMBER -> List.of(word.form());
        };
    }

    /// What the lexemes begin with of words that begin so.
    public List<String> prefixes(Word beginning) {
        String bare = Spelling.withoutAccents(beginning.form());
        return this == OTHER || beginning.kind() != Word.Kind.SPACED
                ? List.of(bare)
                : List.of(letter + bare);
    }

    /// Whether a word begins like another, with or without accents.
    public boolean begins(Word word, Word beginning) {
        return Spelling.withoutAccents(word.form())
                .startsWith(Spelling.withoutAccents(beginning.form()));
    }

    /// What two words that follow each other are indexed under together. Only where both are
    /// frequent: else few texts have both, and are quickly looked through.
    public Optional<String> pair(Word first, Word second) {
        return first.kind() == Word.Kind.SPACED && second.kind() == Word.Kind.SPACED
                ? pair(forms(first.form()), forms(second.form()))
                : Optional.empty();
    }

    static Optional<String> pair(Forms first, Forms second) {
        return first.frequent() && second.frequent()
                ? Optional.of(
                        first.lexemes().getFirst() + " " + second.lexemes().getFirst().substring(1))
                : Optional.empty();
    }

    Forms forms(Word word) {
        return word.kind() == Word.Kind.SPACED
                ? forms(word.form())
                : new Forms(lexemes(word), Optional.empty(), false);
    }

    /// What a word is indexed under.
    ///
    /// @param whole itself, where its stem is much shorter, so that it is found by how it begins
    /// @param frequent whether it is in many texts
    record Forms(List<String> lexemes, Optional<String> whole, boolean frequent) {}

    private Forms forms(String form) {
        Forms known = forms.get(form);
        if (known == null) {
            known = read(form);
            if (forms.size() >= REMEMBERED) {
                forms.clear();
            }
            forms.put(form, known);
        }
        return known;
    }

    private Forms read(String form) {
        if (list(STOP_WORDS).contains(form)) {
            return new Forms(List.of(), Optional.empty(), false);
        }
        String bare = Spelling.withoutAccents(form);
        String ofForm = stem(form);
        String ofBare = bare.equals(form) ? ofForm : stem(bare);
        return new Forms(
                ofBare.equals(ofForm) ? List.of(ofForm) : List.of(ofForm, ofBare),
                stemmers == null || common(ofBare, bare) + LONG_ENDING > bare.length()
                        ? Optional.empty()
                        : Optional.of(bare),
                list(FREQUENT).contains(ofForm));
    }

    /// How many letters a word and its stem have in common.
    private static int common(String stem, String word) {
        int common = 0;
        while (common < word.length()
                && common + 1 < stem.length()
                && word.charAt(common) == stem.charAt(common + 1)) {
            common++;
        }
        return common;
    }

    private String stem(String form) {
        if (stemmers == null) {
            return Spelling.withoutAccents(form);
        }
        SnowballStemmer stemmer = stemmers.get();
        stemmer.setCurrent(form);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return letter + Spelling.withoutAccents(stem.isEmpty() ? form : stem);
    }

    private Set<String> list(String name) {
        Set<String> known = lists.get(name);
        if (known == null) {
            known = readList(name);
            lists.put(name, known);
        }
        return known;
    }

    private Set<String> readList(String name) {
        Set<String> words = new HashSet<>();
        if (name.equals(FREQUENT)) {
            for (String word :
                    words(Language.class.getResourceAsStream(FREQUENT.formatted(tag())))) {
                words.add(stem(word));
            }
        } else if (!stopWordList.isEmpty()) {
            words.addAll(words(SnowballStemmer.class.getResourceAsStream(LISTS + stopWordList)));
        }
        return Set.copyOf(words);
    }

    /// Words apart by spaces or lines; `|` begins a comment, and so does `#` at a line's beginning.
    ///
    /// @param list null when there is none
    private static Set<String> words(@Nullable InputStream list) {
        Set<String> words = new HashSet<>();
        if (list == null) {
            return words;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int comment = line.indexOf('|');
                    String said = comment < 0 ? line : line.substring(0, comment);
                    for (String word : said.strip().split("\\s+")) {
                        words.add(Spelling.normalized(word));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        words.remove("");
        return words;
    }
}
