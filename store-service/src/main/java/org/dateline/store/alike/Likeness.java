package org.dateline.store.alike;

/// What one body is to another that it is alike.
public enum Likeness {
    /// Every shingle is the same.
    DUPLICATE,
    NEAR_DUPLICATE,
    /// The longer of two, which has the shorter within it.
    CONTAINS,
    CONTAINED_IN
}
