package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.notNegative;

/// One appearance of an article: the record at a zero-based place in a claimed file.
public record Sighting(String claim, long record) {

    public Sighting {
        filled(claim, "claim");
        notNegative(record, "record");
    }

    /// `claim/record`, which is also the `ce_id` of the received event.
    @Override
    public String toString() {
        return claim + "/" + record;
    }
}
