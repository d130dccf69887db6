package org.dateline.gateway.comparison;

import java.util.List;

/// Paragraphs in a row that two texts share, that they word differently, or that one of them adds.
public record Block(Kind kind, List<Part> parts) {

    public Block {
        parts = List.copyOf(parts);
    }

    /// How the paragraphs of a block relate.
    public enum Kind {
        SAME,
        /// In both, in other words: the parts say which.
        CHANGED,
        FIRST_ONLY,
        SECOND_ONLY,
        /// In both, though elsewhere in the second.
        MOVED
    }

    /// Text that stands in both or in one of them.
    public record Part(Side in, String text) {}

    /// Where a part stands.
    public enum Side {
        BOTH,
        FIRST,
        SECOND
    }
}
