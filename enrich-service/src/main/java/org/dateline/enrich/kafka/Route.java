package org.dateline.enrich.kafka;

import org.dateline.events.Topic;

/// The topics that the loop reads from and writes to.
public record Route(String received, String enriched, String rejected) {

    /// Of Dateline's contract.
    public static final Route ARTICLES =
            new Route(Topic.RECEIVED.name(), Topic.ENRICHED.name(), Topic.REJECTED.name());
}
