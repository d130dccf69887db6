package org.dateline.store.alike;

import java.util.Optional;
import org.dateline.events.Sketch;
import org.dateline.events.fingerprint.Shingles;

/// Two bodies, `one` and the `other`, counted out exactly.
///
/// @param one how many distinct shingles it has; likewise `other`
/// @param shared how many both have
public record Comparison(int one, int other, int shared) {

    /// An estimate that is off by more standard errors than this does not happen.
    private static final double ERRORS = 4;

    public static Comparison of(Shingles one, Shingles other) {
        return new Comparison(one.size(), other.size(), one.shared(other));
    }

    /// Whether the sketches leave it open that [#relation] would find something.
    public static boolean isWorthwhile(Sketch one, Sketch other) {
        int sample = one.sharedSampleSize(other);
        double jaccard = one.jaccard(other).orElse(1);
        double contained =
                Math.max(one.containedIn(other).orElse(1), other.containedIn(one).orElse(1));
        int smaller = Math.max(1, Math.min(one.size(), other.size()));
        return jaccard >= Thresholds.JACCARD - ERRORS * error(Thresholds.JACCARD, sample)
                || contained
                        >= Thresholds.CONTAINMENT - ERRORS * error(Thresholds.CONTAINMENT, smaller);
    }

    private static double error(double share, int sample) {
        return Math.sqrt(share * (1 - share) / sample);
    }

    /// The share of all shingles that both have.
    public double jaccard() {
        return share(shared, one + other - shared);
    }

    /// The share of the one's shingles that the other has.
    public double contained() {
        return share(shared, one);
    }

    /// The share of the other's shingles that the one has.
    public double containing() {
        return share(shared, other);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /// What the one is to the other; empty when they are not alike.
    public Optional<Likeness> relation() {
        if (shared == 0) {
            return Optional.empty();
        }
        if (shared == one && shared == other) {
            return Optional.of(Likeness.DUPLICATE);
        }
        if (jaccard() >= Thresholds.JACCARD) {
            return Optional.of(Likeness.NEAR_DUPLICATE);
        }
        if (Math.max(contained(), containing()) < Thresholds.CONTAINMENT) {
            return Optional.empty();
        }
        return Optional.of(one < other ? Likeness.CONTAINED_IN : Likeness.CONTAINS);
    }

    /// Whether articles with these bodies belong into one cluster. Where the longer says more than
    /// twice as much as the shorter, most of it is another story: one that quotes it, a round-up,
    /// the next day's with what was known.
    public boolean merges() {
        return relation().isPresent()
                && Math.min(one, other) >= Thresholds.LENGTH * Math.max(one, other);
    }

    /// The same seen from the other side.
    public Comparison reversed() {
        return new Comparison(other, one, shared);
    }
}
