package org.dateline.store.alike;

/// From what on two bodies are alike. Where the numbers come from is in `docs/quality.md`.
public final class Thresholds {

    /// Goes up with any change of the others; pairs are judged again when their bodies come again.
    public static final int VERSION = 2;

    /// The least Jaccard index of near-duplicates.
    public static final double JACCARD = 0.4;

    /// The least share of the shorter body that the longer has, for it to be contained.
    public static final double CONTAINMENT = 0.8;

    /// The least length of the shorter body, as a share of the longer one's, for both to be in one
    /// cluster.
    public static final double LENGTH = 0.5;

    private Thresholds() {}
}
