package org.dateline.local.postgres;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.dateline.local.Secrets;

/// Who may connect to a database server, over loopback and with a password alone.
///
/// @param superuser password of [PostgresSettings#NAME], who may do everything as the user that
///     runs the server; nobody can connect under that name when empty
public record DatabaseAccess(Map<DatabaseRole, String> passwords, Optional<String> superuser) {

    public DatabaseAccess {
        passwords = Map.copyOf(passwords);
    }

    /// The roles of a home, with their secrets, and no superuser.
    public static DatabaseAccess of(Secrets secrets) throws IOException {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, secrets.value(role.secret()));
        }
        return new DatabaseAccess(passwords, Optional.empty());
    }

    /// For a test's own server: everyone, the superuser too, with the same password.
    public static DatabaseAccess everyone(String password) {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, password);
        }
        return new DatabaseAccess(passwords, Optional.of(password));
    }

    public String password(DatabaseRole role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new IllegalArgumentException("no password for " + role);
        }
        return password;
    }

    /// The server's `pg_hba.conf`: its first line that fits decides.
    String hostBasedAuthentication() {
        StringBuilder lines = new StringBuilder("# Written by dateline at every start.\n");
        if (superuser.isPresent()) {
            lines.append(line("all", PostgresSettings.NAME));
            lines.append(line("replication", PostgresSettings.NAME));
        }
        String databases = superuser.isPresent() ? "all" : PostgresSettings.NAME;
        for (DatabaseRole role : DatabaseRole.values()) {
            lines.append(line(databases, role.username()));
        }
        return lines.append("host all all all reject\nlocal all all reject\n").toString();
    }

    private static String line(String database, String user) {
        return "host %s %s 127.0.0.1/32 scram-sha-256%n".formatted(database, user);
    }
}
