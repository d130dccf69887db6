package org.dateline.formats;

import java.util.List;
import java.util.stream.Collectors;

/// A format for people: its line in `docs/formats.md`.
///
/// @param name in the plural or as what it is, such as `a feed: JSON Feed`
/// @param endings of file names, in lower case and without the dot, the usual one first
/// @param articles how many a file holds, such as `one a line`
/// @param mediaType that `source.mediaType` shows, or in words which one
public record Description(String name, List<String> endings, String articles, String mediaType) {

    public Description {
        endings = List.copyOf(endings);
    }

    /// The line of the table.
    public String row() {
        String codes =
                endings.stream()
                        .map(ending -> "`." + ending + "`")
                        .collect(Collectors.joining(" "));
        String type = mediaType.contains("/") ? "`" + mediaType + "`" : mediaType;
        return "| %s | %s | %s | %s |".formatted(codes, name, articles, type);
    }
}
