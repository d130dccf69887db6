package org.dateline.edge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names by which this service may be asked. A web page whose own name leads here (DNS
/// rebinding) asks by that name, and would otherwise read every answer as its own.
final class AllowedHosts {

    /// A name or an IPv4 address, or an IPv6 address in brackets, and a port.
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> names = new TreeSet<>(THIS_MACHINE);

    /// @param more names, without ports
    /// @throws IllegalArgumentException if one of them can't be a host's
    AllowedHosts(List<String> more) {
        for (String name : more) {
            String host = name.strip();
            if (!host.isEmpty()) {
                names.add(
                        host(host)
                                .filter(parsed -> parsed.equalsIgnoreCase(host))
                                .orElseThrow(() -> notAHost(host)));
            }
        }
    }

    /// @param authority as a Host header has it, with or without a port
    /// @param localAddress the address that the client has connected to. A request for it can't
    ///     have been misled by any name.
    boolean allow(String authority, String localAddress) {
        return host(authority)
                .filter(host -> names.contains(host) || isAddress(host, localAddress))
                .isPresent();
    }

    /// Whether an authority is one at all.
    static boolean isAuthority(String text) {
        return host(text).isPresent();
    }

    private static Optional<String> host(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        return parts.matches()
                ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean isAddress(String host, String address) {
        return host.equals(address) || host.equalsIgnoreCase("[" + address + "]");
    }

    private static IllegalArgumentException notAHost(String name) {
        return new IllegalArgumentException(
                "DATELINE_ALLOWED_HOSTS has names of hosts without ports, with commas between them,"
                        + " such as news.example,10.0.0.7; this is not one: "
                        + name);
    }
}
