package org.dateline.events.fingerprint;

import java.util.List;
import org.dateline.events.Segment;

/// All the shingles of one article's body, of which its sketch is a sample: what two bodies are
/// compared by exactly.
public final class Shingles {

    private final long[] hashes;

    private Shingles(long[] hashes) {
        this.hashes = hashes;
    }

    /// Of the same body that [Fingerprinter] takes, under the same scheme.
    public static Shingles of(String text, List<Segment> segments) {
        return new Shingles(Fingerprinter.Body.of(text, segments).shingler().all());
    }

    /// How many distinct shingles there are.
    public int size() {
        return hashes.length;
    }

    /// How many of them the other has too.
    public int shared(Shingles other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Long.compare(hashes[i], other.hashes[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
