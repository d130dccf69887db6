package org.dateline.enrichment.segments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The word lists of `words.tsv`.
record WordLists(
        Set<String> calendar,
        Set<String> clock,
        Set<String> ordinal,
        Set<String> joining,
        Set<String> section,
        Set<String> writer,
        Set<String> speech,
        Set<String> abbreviation) {

    static WordLists load() {
        Map<String, Set<String>> lists = new HashMap<>();
        for (String[] row : DataFile.rows("words.tsv", 2)) {
            lists.computeIfAbsent(row[0], list -> new HashSet<>())
                    .addAll(List.of(row[1].split(" ")));
        }
        return new WordLists(
                list(lists, "calendar"),
                list(lists, "clock"),
                list(lists, "ordinal"),
                list(lists, "joining"),
                list(lists, "section"),
                list(lists, "writer"),
                list(lists, "speech"),
                list(lists, "abbreviation"));
    }

    private static Set<String> list(Map<String, Set<String>> lists, String name) {
        return Set.copyOf(lists.getOrDefault(name, Set.of()));
    }
}
