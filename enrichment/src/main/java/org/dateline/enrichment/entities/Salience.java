package org.dateline.enrichment.entities;

import java.util.List;
import org.dateline.events.Entity.Mention;
import org.dateline.events.Segment;

/// How much an article is about an entity: from the number of its mentions in title and body, and
/// how early they stand. A title's mention counts as three, one at the body's beginning as two, and
/// one
/// at its end as one; the sum goes towards 1 as it grows.
final class Salience {

    private static final double TITLE = 3;

    /// The sum that makes a salience of one half.
    private static final double HALF = 6;

    private final List<Segment> segments;
    private final double length;

    Salience(List<Segment> segments, int length) {
        this.segments = segments;
        this.length = Math.max(1, length);
    }

    double of(List<Mention> mentions) {
        double sum = 0;
        for (Mention mention : mentions) {
            int segment = lastFrom(mention.start());
            if (segment >= 0 && segments.get(segment).end() > mention.start()) {
                sum += weight(segments.get(segment).role(), mention.start());
            }
        }
        return Math.round(1e4 * sum / (sum + HALF)) / 1e4;
    }

    /// The last segment that starts at an offset or before it, -1 for none.
    private int lastFrom(int offset) {
        int low = 0;
        int high = segments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segments.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private double weight(Segment.Role role, int start) {
        return switch (role) {
            case TITLE -> TITLE;
            case BODY -> 2 - start / length;
            case HEADER,
                    HEADING,
                    BYLINE,
                    DATELINE,
                    TIMESTAMP,
                    CAPTION,
                    PULL_QUOTE,
                    TAGS,
                    BOILERPLATE,
                    REPEAT,
                    OTHER_ARTICLE ->
                    0;
        };
    }
}
