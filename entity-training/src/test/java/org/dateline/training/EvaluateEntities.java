package org.dateline.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.Triple;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dateline.enrichment.entities.EntityExtractor;
import org.dateline.events.Entity;
import org.dateline.events.Segment;
import org.dateline.training.corenlp.CoreNlpRecognizer;

/// Writes the entities of `{"id", "text"}` lines for a scorer, or measures the speed of finding
/// them.
///
/// `EvaluateEntities ours|crf|bare FILE` writes `{"id", "text", "entities"}` lines, found by the
/// extractor, by the same rules behind CoreNLP's CRF, or by CoreNLP's classifier alone.
/// `EvaluateEntities speed FILE…` compares the first and the last in words per second of one
/// thread's CPU time, in turns.
final class EvaluateEntities {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TURNS = 6;

    private EvaluateEntities() {}

    private record Text(String id, String text) {}

    public static void main(String[] arguments) throws Exception {
        List<Text> texts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            for (String line : Files.readAllLines(Path.of(arguments[i]))) {
                JsonNode json = JSON.readTree(line);
                texts.add(new Text(json.get("id").asText(), json.get("text").asText()));
            }
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        switch (arguments[0]) {
            case "ours" -> {
                EntityExtractor extractor = EntityExtractor.english();
                texts.forEach(text -> out.println(ours(text, extractor)));
            }
            case "crf" -> {
                EntityExtractor extractor = new EntityExtractor(CoreNlpRecognizer.english());
                texts.forEach(text -> out.println(ours(text, extractor)));
            }
            case "bare" -> {
                CRFClassifier<CoreLabel> classifier = classifier();
                texts.forEach(text -> out.println(bare(text, classifier)));
            }
            case "speed" -> {
                EntityExtractor extractor = EntityExtractor.english();
                CRFClassifier<CoreLabel> classifier = classifier();
                for (int turn = 1; turn <= TURNS; turn++) {
                    double bare =
                            wordsPerSecond(
                                    texts, t -> classifier.classifyToCharacterOffsets(t.text()));
                    double ours = wordsPerSecond(texts, t -> entities(t, extractor));
                    out.printf(
                            "turn %d: bare %.0f, ours %.0f words per CPU-second: %.2f times%n",
                            turn, bare, ours, ours / bare);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static CRFClassifier<CoreLabel> classifier() {
        try {
            return CRFClassifier.getClassifier(
                    "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double wordsPerSecond(List<Text> texts, Consumer<Text> work) {
        long words = texts.stream().mapToLong(text -> text.text().split("\\s+").length).sum();
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        texts.forEach(work);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
        return words * 1e9 / nanos;
    }

    private static List<Entity> entities(Text text, EntityExtractor extractor) {
        List<Segment> body =
                List.of(new Segment(0, Math.max(1, text.text().length()), Segment.Role.BODY));
        return extractor.extract(text.text(), body, EntityExtractor.TOKEN_BUDGET).entities();
    }

    private static JsonNode ours(Text text, EntityExtractor extractor) {
        ArrayNode entities = JSON.createArrayNode();
        for (Entity entity : entities(text, extractor)) {
            ObjectNode node = entities.addObject();
            node.put("id", entity.id()).put("name", entity.name());
            node.put("type", entity.type().name()).put("country", entity.country());
            node.put("salience", entity.salience());
            ArrayNode mentions = node.putArray("mentions");
            entity.mentions()
                    .forEach(
                            m ->
                                    mentions.addObject()
                                            .put("start", m.start())
                                            .put("end", m.end())
                                            .put("text", m.text()));
        }
        return article(text, entities);
    }

    private static JsonNode bare(Text text, CRFClassifier<CoreLabel> classifier) {
        ArrayNode entities = JSON.createArrayNode();
        for (Triple<String, Integer, Integer> found :
                classifier.classifyToCharacterOffsets(text.text())) {
            ObjectNode node = entities.addObject();
            node.put("name", text.text().substring(found.second(), found.third()));
            node.put("type", found.first());
            node.putArray("mentions")
                    .addObject()
                    .put("start", found.second())
                    .put("end", found.third());
        }
        return article(text, entities);
    }

    private static ObjectNode article(Text text, ArrayNode entities) {
        ObjectNode article = JSON.createObjectNode();
        article.put("id", text.id()).put("text", text.text()).set("entities", entities);
        return article;
    }
}
