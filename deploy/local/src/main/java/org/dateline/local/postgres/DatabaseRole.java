package org.dateline.local.postgres;

import java.util.Locale;

/// Who works with the database, each with no more rights than its work takes: `roles.sql` grants
/// them. None is a superuser.
public enum DatabaseRole {
    /// Owns the tables and brings them up to date.
    MIGRATE,
    /// Reads and writes rows.
    WRITE,
    /// Reads rows.
    READ;

    /// As PostgreSQL knows it: `dateline_read`.
    public String username() {
        return "dateline_" + label();
    }

    /// Its secret's name in a home: `database-read`.
    public String secret() {
        return "database-" + label();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
