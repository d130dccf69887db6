package org.dateline.teststack;

import java.util.Locale;

/// A role of the database with no more rights than its work takes, as services have it. Tests that
/// work as one notice a grant that is missing.
public enum DatabaseRole {
    /// Owns the tables and brings them up to date.
    MIGRATE,
    /// Reads and writes rows.
    WRITE,
    /// Reads rows.
    READ;

    public String username() {
        return "dateline_" + label();
    }

    /// The setting that `roles.sql` takes its password from.
    String passwordSetting() {
        return "dateline." + label() + "_password";
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
