package org.dateline.enrichment.entities;

import org.dateline.events.Entity.Type;

/// A run of an article's tokens that names something.
///
/// @param from index of the first token
/// @param to index behind the last token
/// @param firm whether its own words or those beside it settle the type
record Span(int from, int to, Type type, boolean firm) {

    Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no tokens from " + from + " to " + to);
        }
    }

    int size() {
        return to - from;
    }
}
