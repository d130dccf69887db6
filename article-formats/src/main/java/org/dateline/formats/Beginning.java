package org.dateline.formats;

import java.util.Locale;

/// What a file's format is told by.
///
/// @param name of the file, or of the entry in an archive; folders may stand before it
/// @param bytes that it begins with: 64 KiB, or all that it has
public record Beginning(String name, byte[] bytes) {

    /// How many bytes are looked at.
    public static final int LENGTH = 64 << 10;

    /// Whether these bytes stand at its start.
    public boolean starts(int... magic) {
        return holds(0, magic);
    }

    /// Whether these bytes stand there.
    public boolean holds(int from, int... magic) {
        return holds(bytes, from, magic);
    }

    /// Whether these bytes stand there among others.
    public static boolean holds(byte[] bytes, int from, int... magic) {
        if (bytes.length < from + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[from + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether this may be all of the file.
    public boolean isWhole() {
        return bytes.length < LENGTH;
    }

    /// The part of the name behind its last dot, in lower case; empty when it has none.
    public String ending() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
