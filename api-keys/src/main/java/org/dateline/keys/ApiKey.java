package org.dateline.keys;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A key as it is kept: not the key itself, but its hash. Keys are random and 256 bits long, so a
/// plain SHA-256 says nothing of them.
///
/// @param name whom it was given to, unique in its file
/// @param perSecond most requests a second; 0 for no limit
/// @param sha256 of the key, 64 hexadecimal digits
public record ApiKey(String name, Set<Role> roles, int perSecond, String sha256, Instant created) {

    /// Most requests a second that can be asked for.
    public static final int MAX_PER_SECOND = 1_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String PREFIX = "dateline_";
    private static final int BYTES = 32;
    private static final int FIELDS = 5;

    public ApiKey {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a name has up to 64 letters, digits, dots, hyphens and underscores, and"
                            + " begins with a letter or digit");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a key has at least one role");
        }
        if (perSecond < 0 || perSecond > MAX_PER_SECOND) {
            throw new IllegalArgumentException("a rate is from 0 to " + MAX_PER_SECOND);
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a hash has 64 hexadecimal digits in lower case");
        }
        roles = Set.copyOf(roles);
    }

    /// Whether a key can have this name.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// A new key, which is shown once and kept nowhere.
    public static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /// Whether the holder may do what the role allows.
    public boolean may(Role role) {
        return roles.contains(role) || roles.contains(Role.ADMIN);
    }

    /// Its roles as they are written, in a fixed order.
    public String rolesText() {
        return roles.stream().sorted().map(Role::text).collect(Collectors.joining(","));
    }

    /// Its line in the file.
    String line() {
        return String.join(
                " ", name, rolesText(), Integer.toString(perSecond), sha256, created.toString());
    }

    /// The key of a line; empty for one that is none.
    static Optional<ApiKey> parse(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            for (String role : Arrays.asList(fields[1].split(",", -1))) {
                roles.add(Role.of(role).orElseThrow(() -> new IllegalArgumentException(role)));
            }
            return Optional.of(
                    new ApiKey(
                            fields[0],
                            roles,
                            Integer.parseInt(fields[2]),
                            fields[3],
                            Instant.parse(fields[4])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
