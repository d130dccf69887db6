package org.dateline.store.alike;

import java.util.Optional;
import org.dateline.events.Sketch;
import org.dateline.events.fingerprint.Shingles;

/// Two bodies, `one` and the `other`, counted out exactly.
///
/// @param one how many distinct shingles it has; likewise `other`
/// @param shared how many both have
/// @param opening those of them that stand in the beginning of the longer body, as far as the
///     shorter one is long
public record Comparison(int one, int other, int shared, int opening) {

    /// An estimate that is off by more standard errors than this does not happen.
    private static final double ERRORS = 4;

    /// Of bodies of which one contains [Thresholds#CONTAINMENT] of the other, word by word, in its
    /// sketch's shingles of three words there is at least this much.
    private static final double SKETCHED_CONTAINMENT = 0.4;

    public static Comparison of(Shingles one, Shingles other) {
        Shingles.Shared shared = one.shared(other);
        return new Comparison(one.size(), other.size(), shared.all(), shared.opening());
    }

    /// Whether the sketches leave it open that [#relation] would find something.
    public static boolean isWorthwhile(Sketch one, Sketch other) {
        return mayBeContained(one, other) || mayBeContained(other, one);
    }

    private static boolean mayBeContained(Sketch one, Sketch other) {
        int sample = one.ownSampleSize(other);
        double error = Math.sqrt(SKETCHED_CONTAINMENT * (1 - SKETCHED_CONTAINMENT) / sample);
        return sample == 0
                || one.containedIn(other).orElse(1) >= SKETCHED_CONTAINMENT - ERRORS * error;
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

    /// Whether articles with these bodies belong into one cluster: one was made of the other by
    /// editing, or by cutting it from its end, as papers do. A longer one that has the shorter
    /// further down quotes it, or goes on with the story and repeats what was known; one that is
    /// more than three times as long has most of its words from elsewhere. Those are alike, and
    /// stories of their own.
    public boolean merges() {
        return jaccard() >= Thresholds.COPY_JACCARD || isCut();
    }

    private boolean isCut() {
        int shorter = Math.min(one, other);
        return Math.max(contained(), containing()) >= Thresholds.CUT_CONTAINMENT
                && shorter >= Thresholds.CUT_LENGTH * Math.max(one, other)
                && opening >= Thresholds.CUT_OPENING * shorter;
    }

    /// The same seen from the other side.
    public Comparison reversed() {
        return new Comparison(other, one, shared, opening);
    }
}
