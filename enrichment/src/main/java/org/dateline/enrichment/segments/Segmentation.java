package org.dateline.enrichment.segments;

import java.util.List;
import java.util.Optional;
import org.dateline.events.Segment;

/// The parts of a text.
///
/// @param segments in order, covering the text without gap or overlap
/// @param truncated whether the last one stands for more than could be told apart
public record Segmentation(List<Segment> segments, boolean truncated) {

    public Segmentation {
        segments = List.copyOf(segments);
    }

    /// The part that is the headline.
    public Optional<Segment> title() {
        return segments.stream()
                .filter(segment -> segment.role() == Segment.Role.TITLE)
                .findFirst();
    }
}
