package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// An expression found among the tokens.
///
/// @param from first token
/// @param to token behind the last
/// @param meaning null where the tokens are known to be no date, and are passed over
record Match(int from, int to, @Nullable Meaning meaning, String rule) {

    static Match nothing(int from, int to) {
        return new Match(from, to, null, "none");
    }

    Match from(int earlier) {
        return new Match(earlier, to, meaning, rule);
    }
}
