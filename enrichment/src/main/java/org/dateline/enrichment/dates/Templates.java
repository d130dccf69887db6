package org.dateline.enrichment.dates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.enrichment.dates.Template.Filled;
import org.dateline.enrichment.dates.Template.Step;
import org.dateline.enrichment.dates.Template.Written;

/// The templates of a language as a tree, so that what many of them begin with is read once.
final class Templates {

    /// What has been read, and what may follow.
    static final class Node {
        private final Map<Step, Node> next = new LinkedHashMap<>();
        private final List<Template> ends = new ArrayList<>();
        private List<Edge> edges = List.of();

        List<Edge> edges() {
            return edges;
        }

        /// The templates that are complete here.
        List<Template> ends() {
            return ends;
        }

        private void seal() {
            edges =
                    next.entrySet().stream()
                            .map(entry -> new Edge(entry.getKey(), entry.getValue()))
                            .toList();
            next.values().forEach(Node::seal);
        }
    }

    record Edge(Step step, Node to) {}

    private final Map<Word, List<Edge>> written;
    private final List<Edge> filled;

    private Templates(Node root) {
        this.written = new HashMap<>();
        this.filled = new ArrayList<>();
        for (Edge edge : root.edges()) {
            switch (edge.step()) {
                case Written(Set<Word> words, String marks) ->
                        words.forEach(
                                word ->
                                        written.computeIfAbsent(word, w -> new ArrayList<>())
                                                .add(edge));
                case Filled slot -> filled.add(edge);
            }
        }
    }

    static Templates of(List<Template> templates) {
        Node root = new Node();
        for (Template template : templates) {
            Node node = root;
            for (Step step : template.steps()) {
                node = node.next.computeIfAbsent(step, s -> new Node());
            }
            node.ends.add(template);
        }
        root.seal();
        return new Templates(root);
    }

    /// Templates that may begin with a slot, and those that begin with a certain word. None begins
    /// with a mark.
    List<Edge> filled() {
        return filled;
    }

    List<Edge> written(Word word) {
        return written.getOrDefault(word, List.of());
    }
}
