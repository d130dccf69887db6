package org.dateline.enrichment.dates;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.events.DateMention;
import org.dateline.events.EventCodec;

/// Tags NDJSON of `{"id","text","published"?}` and prints what a scorer of date mentions reads;
/// with `--speed` measures instead how many words a second one thread tags.
final class EvaluateDates {

    private EvaluateDates() {}

    record Tagged(String id, String text, List<DateMention> dates) {}

    public static void main(String[] args) throws Exception {
        Map<JsonNode, LocalDate> articles = new LinkedHashMap<>();
        ObjectMapper json = new ObjectMapper();
        boolean speed = false;
        for (String arg : args) {
            if (arg.equals("--speed")) {
                speed = true;
                continue;
            }
            for (String line : Files.readAllLines(Path.of(arg))) {
                JsonNode article = json.readTree(line);
                JsonNode published = article.get("published");
                articles.put(
                        article, published == null ? null : LocalDate.parse(published.asText()));
            }
        }
        if (speed) {
            measure(articles);
            return;
        }
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        articles.forEach(
                (article, published) -> {
                    String text = article.get("text").asText();
                    List<DateMention> dates = DateTagger.english().scan(text).resolve(published);
                    Tagged tagged = new Tagged(article.get("id").asText(), text, dates);
                    out.println(new String(EventCodec.encode(tagged), UTF_8));
                });
    }

    private static void measure(Map<JsonNode, LocalDate> articles) {
        long words =
                articles.keySet().stream()
                        .mapToLong(a -> a.get("text").asText().split("\\s+").length)
                        .sum();
        for (int round = 0; round < 20; round++) {
            long start = cpuTime();
            long mentions = 0;
            for (int i = 0; i < 10; i++) {
                for (Map.Entry<JsonNode, LocalDate> article : articles.entrySet()) {
                    mentions +=
                            DateTagger.english()
                                    .scan(article.getKey().get("text").asText())
                                    .resolve(article.getValue())
                                    .size();
                }
            }
            double seconds = (cpuTime() - start) / 1e9;
            System.out.printf("%.0f words/s, %d mentions%n", 10 * words / seconds, mentions / 10);
        }
    }

    /// Of this thread, so that a busy machine does not count.
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
