package org.dateline.events.fingerprint;

import java.util.Arrays;
import java.util.List;
import org.dateline.events.Segment;

/// Every two consecutive words of one article's body: what two bodies are compared by exactly.
///
/// Two words and not the three of a [Fingerprinter]'s sketch, since a changed word leaves no
/// shingle whole that it is in.
public final class Shingles {

    /// Words a shingle.
    public static final int WIDTH = 2;

    private final long[] hashes;
    private final int[] firsts;
    private final int words;

    private Shingles(long[] hashes, int[] firsts, int words) {
        this.hashes = hashes;
        this.firsts = firsts;
        this.words = words;
    }

    /// What two bodies have in common.
    ///
    /// @param all how many distinct shingles both have
    /// @param opening those of them that stand in the beginning of the one with more shingles, as
    ///     far as the other one is long
    public record Shared(int all, int opening) {}

    /// Of the same body that [Fingerprinter] takes.
    public static Shingles of(String text, List<Segment> segments) {
        Shingler shingler = Fingerprinter.Body.of(text, segments, WIDTH).shingler();
        long[] hashes = shingler.all();
        Arrays.sort(hashes);
        int[] firsts = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            firsts[i] = shingler.first(hashes[i]);
        }
        return new Shingles(hashes, firsts, shingler.words());
    }

    /// How many distinct shingles there are.
    public int size() {
        return hashes.length;
    }

    /// What the other has, too.
    public Shared shared(Shingles other) {
        boolean longer = size() >= other.size();
        int[] places = longer ? firsts : other.firsts;
        int end = longer ? other.words : words;
        int shared = 0;
        int opening = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Long.compare(hashes[i], other.hashes[j]);
            if (order == 0) {
                shared++;
                opening += places[longer ? i : j] <= end ? 1 : 0;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new Shared(shared, opening);
    }
}
