package org.dateline.local.broker;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/// A system beside Dateline that has a password for its broker.
///
/// @param name it logs in with, of lowercase letters, digits and hyphens
/// @param reads topics besides those that everyone may read
/// @param writes topics
public record OtherSystem(String name, Set<String> reads, Set<String> writes) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /// Begins the names of the command line's own transactions.
    private static final String REPLAY = "replay";

    /// @throws IllegalArgumentException if the name can't be one, or is one of Dateline's own
    public OtherSystem {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "invalid system name '%s': use lowercase letters, digits and hyphens"
                            .formatted(name));
        }
        if (name.equals(REPLAY)
                || Arrays.stream(BrokerUser.values()).anyMatch(u -> u.username().equals(name))) {
            throw new IllegalArgumentException("the name '%s' is reserved".formatted(name));
        }
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /// Whether there may be a user of this name, whose secret is then a file of its own.
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// The name of the secret that it logs in with, among [Secrets] of a home.
    public String secret() {
        return BrokerUser.secretOf(name);
    }
}
