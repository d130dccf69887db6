package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Parameters of a URL that tell where a click came from and not what it leads to, as listed in
/// `tracking-parameters.tsv`.
final class TrackingParameters {

    private static final List<String> LINES = lines();
    private static final Set<String> NAMES = new HashSet<>(LINES);
    private static final List<String> PREFIXES =
            LINES.stream()
                    .filter(name -> name.endsWith("*"))
                    .map(name -> name.substring(0, name.length() - 1))
                    .toList();

    private TrackingParameters() {}

    static boolean contain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(
                        TrackingParameters.class.getResourceAsStream("tracking-parameters.tsv"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
