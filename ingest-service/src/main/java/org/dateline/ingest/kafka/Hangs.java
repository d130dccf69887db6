package org.dateline.ingest.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Notices a reader that does not come back from one step. It counts how often it looked, and not
/// time: a process that was stopped for a while has not been reading.
final class Hangs {

    /// At a look every 2 s; a step takes some milliseconds.
    private static final int TOO_MANY_LOOKS = 90;

    private final Map<Supplier<Optional<Long>>, Look> looks = new ConcurrentHashMap<>();

    private record Look(Optional<Long> step, int times) {}

    /// Something that is watched until it is closed.
    @FunctionalInterface
    interface Watched extends AutoCloseable {

        @Override
        void close();
    }

    /// @param step rises with every step; empty while nothing is read
    Watched watch(Supplier<Optional<Long>> step) {
        looks.put(step, new Look(Optional.empty(), 0));
        return () -> looks.remove(step);
    }

    /// Looks at all of them; for one thread.
    boolean hasOne() {
        looks.replaceAll(
                (step, last) -> {
                    Optional<Long> now = step.get();
                    boolean stands = now.isPresent() && now.equals(last.step());
                    return new Look(now, stands ? last.times() + 1 : 0);
                });
        return looks.values().stream().anyMatch(look -> look.times() >= TOO_MANY_LOOKS);
    }
}
