package org.dateline.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dateline.benchmarks.articles.Articles;
import org.dateline.events.Sha256;

/// Drops generated articles into an inbox, each once, and remembers what was dropped.
final class Drops {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path inbox;
    private final Path staging;
    private final Articles articles;
    private final Set<String> texts = new HashSet<>();
    private long next;

    /// @param staging a folder of the inbox's file system, to write files in before they are moved
    Drops(Path inbox, Path staging, long seed) {
        this.inbox = inbox;
        this.staging = staging;
        this.articles = Articles.shortOfSeed(seed);
    }

    /// One article as a text file.
    void file() throws IOException {
        Path file = staging.resolve(next + ".txt");
        Files.writeString(file, text(), UTF_8);
        drop(file);
    }

    /// Several articles as the lines of one file.
    void lines(int count) throws IOException {
        Path file = staging.resolve(next + ".jsonl");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                lines.write(JSON.writeValueAsString(Map.of("text", text())));
                lines.write('\n');
            }
        }
        drop(file);
    }

    private void drop(Path file) throws IOException {
        Files.move(file, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The number makes each text another one: articles without a URL are known by their text.
    private String text() {
        var article = articles.article(next);
        String text = "Report %d\n\n%s".formatted(next, new String(article.body(), UTF_8).strip());
        next++;
        texts.add(hash(text));
        return text;
    }

    /// How many articles were dropped.
    long count() {
        return next;
    }

    /// Crosses a stored text off the list of those dropped.
    ///
    /// @return whether it was on it still
    boolean tick(String text) {
        return texts.remove(hash(text));
    }

    /// How many dropped texts were not ticked off.
    int missing() {
        return texts.size();
    }

    private static String hash(String text) {
        return Sha256.hex(text);
    }
}
