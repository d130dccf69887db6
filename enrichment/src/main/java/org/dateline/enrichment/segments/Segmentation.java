package org.dateline.enrichment.segments;

import java.util.List;
import java.util.Optional;
import org.dateline.events.Segment;

/// The parts of a text.
///
/// @param segments in order, covering the text without gap or overlap
public record Segmentation(List<Segment> segments) {

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
