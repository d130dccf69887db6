package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// The ways in which one language writes dates.
interface Expressions {

    /// The expression that begins at a token.
    ///
    /// @param free first token that no earlier expression holds
    @Nullable Match at(int i, int free);

    /// Whether the two are a pair, `June 18–19, 2019`, of which the first takes the year of the
    /// second.
    boolean joined(Match first, Match second);
}
