package org.dateline.enrichment.entities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words that tell what kind of name stands beside them, from `name-words.tsv`.
final class NameWords {

    private static final Map<String, Set<String>> KINDS = read();

    private NameWords() {}

    static Set<String> of(String kind) {
        Set<String> words = KINDS.get(kind);
        if (words == null) {
            throw new IllegalArgumentException("name-words.tsv has no " + kind);
        }
        return words;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> kinds = new HashMap<>();
        for (String line : lines("name-words.tsv")) {
            String[] columns = line.split("\t", -1);
            kinds.put(columns[0], Set.of(columns[1].split(",")));
        }
        return Map.copyOf(kinds);
    }

    /// The lines of a data file of this package that are neither comments nor empty.
    static List<String> lines(String file) {
        try (InputStream in = NameWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return reader.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
