package org.dateline.local;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntPredicate;

/// The port of each part, and two more of the broker.
///
/// @param controller where the broker's two halves meet
/// @param services where the broker talks with those who have a password: services and command
///     line
public record Ports(Map<Part, Integer> byPart, int controller, int services) {

    private static final int DEFAULT_CONTROLLER = 9093;
    private static final int DEFAULT_SERVICES = 9094;
    private static final int LAST = 65_535;

    public Ports {
        byPart = Map.copyOf(byPart);
    }

    public int of(Part part) {
        Integer port = byPart.get(part);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + part);
        }
        return port;
    }

    /// Chooses for each part the port asked for, which must be free, else the one it had before,
    /// else its usual one; or the next one that is free.
    ///
    /// @param isFree asked once for each port, which it may keep from others
    ///
    /// @throws PortInUseException if one that was asked for is in use
    public static Ports choose(
            Map<Part, Integer> asked, Optional<Ports> before, IntPredicate isFree)
            throws IOException {
        Set<Integer> taken = new HashSet<>();
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        for (var wish : asked.entrySet()) {
            if (!isFree.test(wish.getValue())) {
                throw new PortInUseException(wish.getKey(), wish.getValue());
            }
            chosen.put(wish.getKey(), wish.getValue());
            taken.add(wish.getValue());
        }
        for (Part part : Part.values()) {
            if (!chosen.containsKey(part)) {
                int usual = before.map(ports -> ports.of(part)).orElse(part.defaultPort());
                chosen.put(part, next(usual, taken, isFree));
            }
        }
        int controller = before.map(Ports::controller).orElse(DEFAULT_CONTROLLER);
        int services = before.map(Ports::services).orElse(DEFAULT_SERVICES);
        return new Ports(chosen, next(controller, taken, isFree), next(services, taken, isFree));
    }

    private static int next(int from, Set<Integer> taken, IntPredicate isFree) throws IOException {
        for (int port = from; port <= LAST; port++) {
            if (!taken.contains(port) && isFree.test(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IOException("no free port from " + from + " upwards");
    }

    static Optional<Ports> from(Properties properties) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String value = properties.getProperty("port." + part.label());
            if (value == null) {
                return Optional.empty();
            }
            ports.put(part, Integer.parseInt(value));
        }
        return Optional.of(
                new Ports(
                        ports,
                        port(properties, "controller", DEFAULT_CONTROLLER),
                        port(properties, "broker-services", DEFAULT_SERVICES)));
    }

    private static int port(Properties properties, String name, int usual) {
        return Integer.parseInt(properties.getProperty("port." + name, Integer.toString(usual)));
    }

    void addTo(Properties properties) {
        byPart.forEach((part, port) -> properties.put("port." + part.label(), port.toString()));
        properties.put("port.controller", Integer.toString(controller));
        properties.put("port.broker-services", Integer.toString(services));
    }
}
