package org.dateline.store.alike;

/// From what on two bodies are alike. Where the numbers come from is in `docs/quality.md`.
public final class Thresholds {

    /// Goes up with any change of the others; pairs are judged again when their bodies come again.
    public static final int VERSION = 3;

    /// The least Jaccard index of near-duplicates.
    public static final double JACCARD = 0.4;

    /// The least share of the shorter body that the longer has, for it to be contained.
    public static final double CONTAINMENT = 0.7;

    /// The least Jaccard index of copies.
    public static final double COPY_JACCARD = 0.5;

    /// The least share of the shorter body that the longer has, for it to be a copy that was cut.
    public static final double CUT_CONTAINMENT = 0.9;

    /// The least length of a copy that was cut, as a share of the longer body's.
    public static final double CUT_LENGTH = 1 / 3.0;

    /// The least share of a copy that was cut with which the longer body begins.
    public static final double CUT_OPENING = 0.5;

    private Thresholds() {}
}
