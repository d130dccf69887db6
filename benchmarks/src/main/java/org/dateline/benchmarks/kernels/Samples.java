package org.dateline.benchmarks.kernels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.benchmarks.setting.Checkout;
import org.dateline.enrichment.segments.Segmenter;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.events.Source;

/// The sample articles in `seeds/`.
final class Samples {

    private Samples() {}

    /// @param words runs of anything but white space in the text
    /// @param bodyBytes of UTF-8 in the text's BODY segments
    record Sample(ArticleReceived article, List<Segment> segments, int words, int bodyBytes) {

        String text() {
            return article.text();
        }
    }

    static List<Sample> read() {
        Segmenter segmenter = Segmenter.load();
        try (Stream<Path> files = Files.list(Checkout.seeds())) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> read(file, segmenter))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(Path file, Segmenter segmenter) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = ArticleText.clean(new String(bytes, UTF_8));
            Source source =
                    new Source(
                            "bench",
                            0,
                            file.getFileName().toString(),
                            "text/plain",
                            "UTF-8",
                            Sha256.hex(bytes));
            List<Segment> segments = segmenter.segment(text, null).segments();
            return new Sample(
                    ArticleReceived.of(Instant.EPOCH, source, Declared.NOTHING, text),
                    segments,
                    text.strip().split("\\s+").length,
                    segments.stream()
                            .filter(segment -> segment.role() == Segment.Role.BODY)
                            .mapToInt(segment -> bytes(text, segment))
                            .sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bytes(String text, Segment segment) {
        return text.substring(segment.start(), segment.end()).getBytes(UTF_8).length;
    }
}
