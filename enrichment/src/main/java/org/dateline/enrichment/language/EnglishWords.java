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

    private final Set<String> words;

    private EnglishWords(Set<String> words) {
        this.words = words;
    }

    static EnglishWords load() {
        try (InputStream in = EnglishWords.class.getResourceAsStream("english.txt")) {
            if (in == null) {
                throw new IllegalStateException("english.txt is missing from the class path");
            }
            return new EnglishWords(
                    new BufferedReader(new InputStreamReader(in, UTF_8))
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Arrays.stream(line.split(" ")))
                            .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("english.txt", e);
        }
    }

    Optional<Language> language(String sample) {
        int all = 0;
        int found = 0;
        Set<String> different = new HashSet<>();
        int at = 0;
        while (at < sample.length()) {
            int start = at;
            while (at < sample.length() && isWordUnit(sample.charAt(at))) {
                at++;
            }
            if (at > start) {
                all++;
                if (at - start <= LONGEST) {
                    String word =
                            sample.substring(start, at).toLowerCase(Locale.ROOT).replace('’', '\'');
                    if (words.contains(word)) {
                        found++;
                        different.add(word);
                    }
                }
            }
            at++;
        }
        boolean english =
                found >= LEAST_FOUND
                        && different.size() >= LEAST_DIFFERENT
                        && found >= LEAST_SHARE * all;
        return english
                ? Optional.of(new Language("en", rounded(0.99 * (1 - Math.exp(-found / 1.5)))))
                : Optional.empty();
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    private static boolean isWordUnit(char c) {
        return Character.isLetter(c) || c == '\'' || c == '’';
    }
}
