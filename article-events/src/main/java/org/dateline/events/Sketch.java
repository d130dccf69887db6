package org.dateline.events;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalDouble;

/// The sampled shingle hashes of one article's body, from which two bodies can be compared without
/// their texts.
///
/// Which shingles are sampled depends on their hash alone, so two articles that share a passage
/// sample the same shingles of it. Sampled are all hashes under 2^61, one in eight, or the
/// [#MIN_SAMPLE] smallest where those are fewer; of more than [#CAPACITY] the smallest are kept.
/// Up to which hash a sketch is complete follows from what it holds. Estimates count under the
/// lower of two such bounds: this makes them unbiased whatever the lengths, and exact for two
/// bodies of fewer shingles than [#MIN_SAMPLE].
///
/// **Error.** An estimate is a share among `n` shingles, [#sharedSampleSize] of them for
/// [#jaccard], and has a standard error of `sqrt(p * (1 - p) / n)`: for a true value of .5 it is
/// .06 for 64 samples, .05 for a hundred, .016 for a thousand.
public final class Sketch {

    private static final int SAMPLED_BITS = 61;

    /// The most hashes a sketch holds.
    public static final int CAPACITY = 1024;

    /// The fewest, of a body that has so many shingles.
    public static final int MIN_SAMPLE = 64;

    /// Sampled are the hashes under this.
    public static final long SAMPLED_BELOW = 1L << SAMPLED_BITS;

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
            boolean sampled = i < MIN_SAMPLE || hashes[i] >>> SAMPLED_BITS == 0;
            if (!sampled || i > 0 && Long.compareUnsigned(hashes[i], hashes[i - 1]) <= 0) {
                throw new IllegalArgumentException("the sketch's hash " + i + " is out of order");
            }
        }
        return new Sketch(scheme, hashes);
    }

    /// The hashes that are sampled of all those of a body, ascending.
    public static long[] sample(long[] all) {
        long[] sampled = below(all, SAMPLED_BITS);
        for (int bits = SAMPLED_BITS + 1;
                sampled.length < Math.min(MIN_SAMPLE, all.length);
                bits++) {
            sampled = below(all, bits);
        }
        // with the sign bit turned, the order of signed numbers is that of unsigned ones
        turnSigns(sampled);
        Arrays.sort(sampled);
        turnSigns(sampled);
        boolean few = sampled.length > 0 && sampled[sampled.length - 1] >>> SAMPLED_BITS != 0;
        return Arrays.copyOf(sampled, Math.min(few ? MIN_SAMPLE : CAPACITY, sampled.length));
    }

    private static long[] below(long[] all, int bits) {
        return bits == Long.SIZE
                ? all.clone()
                : Arrays.stream(all).filter(hash -> hash >>> bits == 0).toArray();
    }

    private static void turnSigns(long[] hashes) {
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
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

    /// How many samples [#containedIn] rests on.
    public int ownSampleSize(Sketch other) {
        return overlap(other).own;
    }

    /// How many samples [#jaccard] of the two rests on.
    public int sharedSampleSize(Sketch other) {
        Overlap overlap = overlap(other);
        return overlap.own + overlap.others - overlap.common;
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /// Hashes under it, as unsigned numbers, are all of the body's; the largest is left out where
    /// it is the bound itself.
    private long bound() {
        if (hashes.length < MIN_SAMPLE) {
            return -1;
        }
        long last = hashes[hashes.length - 1];
        return hashes.length == CAPACITY || last >>> SAMPLED_BITS != 0 ? last : SAMPLED_BELOW;
    }

    private record Overlap(int own, int others, int common) {}

    private Overlap overlap(Sketch other) {
        if (!scheme.equals(other.scheme)) {
            throw new IllegalArgumentException(
                    "fingerprints of " + scheme + " and " + other.scheme + " cannot be compared");
        }
        long bound = Long.compareUnsigned(bound(), other.bound()) < 0 ? bound() : other.bound();
        int own = countBelow(hashes, bound);
        int others = countBelow(other.hashes, bound);
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < own && j < others) {
            int order = Long.compareUnsigned(hashes[i], other.hashes[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new Overlap(own, others, common);
    }

    private static int countBelow(long[] ascending, long bound) {
        int below = 0;
        int above = ascending.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (Long.compareUnsigned(ascending[middle], bound) < 0) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
