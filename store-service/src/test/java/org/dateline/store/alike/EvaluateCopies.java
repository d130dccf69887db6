package org.dateline.store.alike;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.Shingles;

/// Prints the curves that `docs/quality.md` shows, on texts whose families are known.
///
/// Takes a file of `{"id", "text"}` a line and one of id and family a line, apart by a tab. Every
/// text is compared with every other, whole; what the sketches would pass over is not left out.
public final class EvaluateCopies {

    private static final double[] JACCARD = {.4, .45, .5, .55};
    private static final double[] CONTAINMENT = {.8, .85, .9, .95};
    private static final double[] LENGTH = {.25, 1 / 3.0, .4, .5};
    private static final double[] OPENING = {0, .25, .5, .75};

    private final List<String> families = new ArrayList<>();
    private final List<Edge> edges;

    private EvaluateCopies(Path texts, Path truth) throws IOException {
        Map<String, String> family = new HashMap<>();
        for (String line : Files.readAllLines(truth)) {
            String[] columns = line.split("\t");
            family.put(columns[0], columns[1]);
        }
        List<Shingles> shingles = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(texts)) {
            JsonNode article = json.readTree(line);
            String text = article.get("text").asText();
            families.add(family.get(article.get("id").asText()));
            shingles.add(
                    Shingles.of(text, List.of(new Segment(0, text.length(), Segment.Role.BODY))));
        }
        edges = Edge.among(shingles);
    }

    public static void main(String[] arguments) throws IOException {
        var set = new EvaluateCopies(Path.of(arguments[0]), Path.of(arguments[1]));
        set.print("**as it is**", Comparison::merges);
        for (double value : JACCARD) {
            set.print(name("Jaccard", value), at(value, .9, 1 / 3.0, .5));
        }
        for (double value : CONTAINMENT) {
            set.print(name("containment", value), at(.5, value, 1 / 3.0, .5));
        }
        for (double value : LENGTH) {
            set.print(name("length", value), at(.5, .9, value, .5));
        }
        for (double value : OPENING) {
            set.print(name("opening", value), at(.5, .9, 1 / 3.0, value));
        }
        long pairs = set.pairs(edge -> true);
        long listed = set.pairs(edge -> edge.comparison().relation().isPresent());
        System.out.printf(
                Locale.ROOT, "pairs that are listed: %.3f of %d%n", (double) listed / pairs, pairs);
    }

    private static String name(String threshold, double value) {
        return String.format(Locale.ROOT, "%s %.2f", threshold, value);
    }

    private static Predicate<Comparison> at(
            double jaccard, double containment, double length, double opening) {
        return pair -> {
            int shorter = Math.min(pair.one(), pair.other());
            return pair.jaccard() >= jaccard
                    || Math.max(pair.contained(), pair.containing()) >= containment
                            && shorter >= length * Math.max(pair.one(), pair.other())
                            && pair.opening() >= opening * shorter;
        };
    }

    private long pairs(Predicate<Edge> condition) {
        return edges.stream()
                .filter(edge -> families.get(edge.one()).equals(families.get(edge.other())))
                .filter(condition)
                .count();
    }

    private void print(String name, Predicate<Comparison> merges) {
        Components<Integer> components = new Components<>();
        for (Edge edge : edges) {
            if (merges.test(edge.comparison())) {
                components.connect(edge.one(), edge.other());
            }
        }
        List<Integer> texts = IntStream.range(0, families.size()).boxed().toList();
        System.out.printf(
                "| %s | %s |%n", name, PairScore.of(texts, components::of, families::get));
    }
}
