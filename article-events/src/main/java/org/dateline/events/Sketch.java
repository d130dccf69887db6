package org.dateline.events;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalDouble;

/// The sampled shingle hashes of one article's body, from which two bodies can be compared without
/// their texts.
///
/// Which shingles are sampled depends on their hash alone, so two articles that share a passage
/// sample the same shingles of it. Sampled are all hashes under 2^61, one in eight; of more than
/// [#CAPACITY] the smallest are kept, and the largest of them bounds what the sketch says.
/// Estimates count under the lower of two bounds, where both samples are complete: this makes them
/// unbiased
/// whatever the lengths.
///
/// **Error.** An estimate is a share among `n` shingles, [#sharedSampleSize] of them for
/// [#jaccard], and has a standard error of `sqrt(p * (1 - p) / n)`: for a true value of .5 it is
/// .16 for ten samples (eighty shingles), .05 for a hundred, .016 for a thousand.
public final class Sketch {

    /// The most hashes a sketch holds.
    public static final int CAPACITY = 1024;

    /// Sampled are the hashes under this.
    public static final long SAMPLED_BELOW = 1L << 61;

    private final String scheme;
    private final long[] hashes;

    private Sketch(String scheme, long[] hashes) {
        this.scheme = scheme;
        this.hashes = hashes;
    }

    /// Reads a fingerprint's sketch.
    ///
    /// @throws IllegalArgumentException when its bytes are no sketch
    public static Sketch of(Fingerprint fingerprint) {
        return of(fingerprint.scheme(), Base64.getDecoder().decode(fingerprint.sketch()));
    }

    /// Reads a sketch that is not in base64.
    ///
    /// @throws IllegalArgumentException when the bytes are no sketch
    public static Sketch of(String scheme, byte[] bytes) {
        if (bytes.length % Long.BYTES != 0 || bytes.length > CAPACITY * Long.BYTES) {
            throw new IllegalArgumentException("a sketch cannot have " + bytes.length + " bytes");
        }
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] < 0
                    || hashes[i] >= SAMPLED_BELOW
                    || i > 0 && hashes[i] <= hashes[i - 1]) {
                throw new IllegalArgumentException("the sketch's hash " + i + " is out of order");
            }
        }
        return new Sketch(scheme, hashes);
    }

    /// The form in which [Fingerprint] carries hashes, which must ascend.
    public static String encode(long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// How many hashes there are.
    public int size() {
        return hashes.length;
    }

    /// The hashes, ascending.
    public long[] hashes() {
        return hashes.clone();
    }

    /// Estimates how many of the shingles of both together are in both, 0…1; empty when no
    /// shingle of either was sampled.
    public OptionalDouble jaccard(Sketch other) {
        Overlap overlap = overlap(other);
        return share(overlap.common, overlap.own + overlap.others - overlap.common);
    }

    /// Estimates how many of this body's shingles the other has too, 0…1; empty when none of this
    /// body's was sampled.
    public OptionalDouble containedIn(Sketch other) {
        Overlap overlap = overlap(other);
        return share(overlap.common, overlap.own);
    }

    /// How many samples [#jaccard] of the two rests on.
    public int sharedSampleSize(Sketch other) {
        Overlap overlap = overlap(other);
        return overlap.own + overlap.others - overlap.common;
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /// Hashes under it are all of the body's; the largest of a full sketch is left out, being the
    /// bound itself.
    private long bound() {
        return hashes.length < CAPACITY ? SAMPLED_BELOW : hashes[CAPACITY - 1];
    }

    private record Overlap(int own, int others, int common) {}

    private Overlap overlap(Sketch other) {
        if (!scheme.equals(other.scheme)) {
            throw new IllegalArgumentException(
                    "fingerprints of " + scheme + " and " + other.scheme + " cannot be compared");
        }
        long bound = Math.min(bound(), other.bound());
        int own = countBelow(hashes, bound);
        int others = countBelow(other.hashes, bound);
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < own && j < others) {
            int order = Long.compare(hashes[i], other.hashes[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new Overlap(own, others, common);
    }

    private static int countBelow(long[] ascending, long bound) {
        int found = Arrays.binarySearch(ascending, bound);
        return found >= 0 ? found : -found - 1;
    }
}
