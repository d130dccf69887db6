package org.dateline.enrichment.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.events.Language;

/// Recognises English by the function words that it alone has. They are every fifth word of running
/// text.
final class EnglishWords {

    private static final double LEAST_SHARE = 0.1;
    private static final int LEAST_FOUND = 3;
    private static final int LEAST_DIFFERENT = 2;
    private static final int LONGEST = 10;

    /// A word that other languages have counts less.
    private static final double SHARED = 0.4;

    private static final double LEAST_IN_SHORT_TEXT = 1.4;
    private static final double LEAST_SHARE_IN_SHORT_TEXT = 0.2;

    private final Set<String> words;
    private final Set<String> shared;

    private EnglishWords(Set<String> words, Set<String> shared) {
        this.words = words;
        this.shared = shared;
    }

    static EnglishWords load() {
        return new EnglishWords(read("english.txt"), read("english-shared.txt"));
    }

    private static Set<String> read(String file) {
        try (InputStream in = EnglishWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    Optional<Language> language(String sample) {
        int all = 0;
        int found = 0;
        Set<String> different = new HashSet<>();
        int names = 0;
        int foundInLowerCase = 0;
        Set<String> differentShared = new HashSet<>();
        int at = 0;
        while (at < sample.length()) {
            int start = at;
            while (at < sample.length() && isWordUnit(sample.charAt(at))) {
                at++;
            }
            if (at > start) {
                all++;
                boolean name = start > 0 && Character.isUpperCase(sample.charAt(start));
                names += name ? 1 : 0;
                if (at - start <= LONGEST) {
                    String word =
                            sample.substring(start, at).toLowerCase(Locale.ROOT).replace('’', '\'');
                    if (words.contains(word)) {
                        found++;
                        foundInLowerCase += name || shared.contains(word) ? 0 : 1;
                        different.add(word);
                    }
                    if (!name && shared.contains(word)) {
                        differentShared.add(word);
                    }
                }
            }
            at++;
        }
        if (found >= LEAST_FOUND
                && different.size() >= LEAST_DIFFERENT
                && found >= LEAST_SHARE * all) {
            return Optional.of(english(found));
        }
        double weight = foundInLowerCase + SHARED * differentShared.size();
        return foundInLowerCase > 0
                        && weight >= LEAST_IN_SHORT_TEXT
                        && weight >= LEAST_SHARE_IN_SHORT_TEXT * (all - names)
                ? Optional.of(english(weight))
                : Optional.empty();
    }

    private static Language english(double found) {
        return new Language("en", rounded(0.99 * (1 - Math.exp(-found / 1.5))));
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    private static boolean isWordUnit(char c) {
        return Character.isLetter(c) || c == '\'' || c == '’';
    }
}
