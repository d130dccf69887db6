package org.dateline.keys;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the holder of a key may do.
public enum Role {
    /// Search, read, export, follow.
    READ,
    /// Hand over articles and files, and ask what became of them.
    SUBMIT,
    /// Everything, erasing among it.
    ADMIN;

    /// As it is written in files and on command lines.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name, in any case.
    public static Optional<Role> of(String name) {
        return Stream.of(values()).filter(role -> role.name().equalsIgnoreCase(name)).findFirst();
    }
}
