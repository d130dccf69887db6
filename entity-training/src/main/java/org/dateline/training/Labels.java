package org.dateline.training;

import org.dateline.events.Entity.Type;

/// The labels that a word may have, a bit each.
final class Labels {

    /// Of no name of the three types.
    static final byte NONE = 1;

    /// One more than the highest.
    static final int END = 1 << 1 + Type.values().length;

    private Labels() {}

    static byte of(Type type) {
        return (byte) (1 << 1 + type.ordinal());
    }

    /// Whether the word is of one type's name for certain.
    static boolean isName(byte labels) {
        return labels != NONE && Integer.bitCount(labels) == 1;
    }

    /// The type of a name's word.
    static Type type(byte label) {
        return Type.values()[Integer.numberOfTrailingZeros(label) - 1];
    }
}
