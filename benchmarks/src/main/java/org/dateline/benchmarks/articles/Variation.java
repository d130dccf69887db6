package org.dateline.benchmarks.articles;

/// What became of a story on its way from one paper to the next.
public enum Variation {
    /// A word here and there is another.
    EDITED,
    /// The last third is gone.
    CUT,
    /// The same under another headline.
    REHEADED,
    /// Another paper says at the end what it says on every page.
    BOILERPLATE_ADDED,
    /// The second half comes first.
    REORDERED,
    /// Another story, with two paragraphs of the first in it.
    QUOTED
}
