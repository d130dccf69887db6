package org.dateline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// How many tokens of which source are trained on, so that no source dominates.
///
/// @param tokens by the source's name
/// @param other of a source that is not named
record Mix(Map<String, Long> tokens, long other) {

    private static final String RESOURCE = "mix.txt";

    Mix {
        tokens = Map.copyOf(tokens);
    }

    long of(String source) {
        return tokens.getOrDefault(source, other);
    }

    /// The mix that the model in this repository was trained on.
    static Mix standard() {
        try (InputStream in = Mix.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads lines of a source's name and millions of tokens; `*` stands for all others.
    ///
    /// @throws IOException if a line is of another form
    static Mix parse(Reader source) throws IOException {
        Map<String, Long> tokens = new HashMap<>();
        long other = 0;
        BufferedReader reader = new BufferedReader(source);
        for (String line; (line = reader.readLine()) != null; ) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.strip().split("\\s+");
            if (parts.length != 2 || !parts[1].matches("\\d+(\\.\\d+)?")) {
                throw new IOException(
                        "'" + line + "' is not the name of a source and millions of tokens");
            }
            long count = Math.round(Double.parseDouble(parts[1]) * 1e6);
            if (parts[0].equals("*")) {
                other = count;
            } else {
                tokens.put(parts[0], count);
            }
        }
        return new Mix(tokens, other);
    }
}
