package org.dateline.store.alike;

import java.util.ArrayList;
import java.util.List;
import org.dateline.events.fingerprint.Shingles;

/// Two texts of a set, by their numbers, and how they compare.
record Edge(int one, int other, Comparison comparison) {

    /// Those of any two texts that share something.
    static List<Edge> among(List<Shingles> texts) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                Comparison comparison = Comparison.of(texts.get(i), texts.get(j));
                if (comparison.shared() > 0) {
                    edges.add(new Edge(i, j, comparison));
                }
            }
        }
        return edges;
    }
}
