package org.dateline.ingest.kafka;

import java.util.List;
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

    /// @param times how often the same step was seen again
    /// @param onHang what to do once it was too often
    private record Look(Optional<Long> step, int times, Runnable onHang) {

        Look andNow(Optional<Long> now) {
            boolean stands = now.isPresent() && now.equals(step);
            return new Look(now, stands ? times + 1 : 0, onHang);
        }

        boolean isHang() {
            return times >= TOO_MANY_LOOKS;
        }
    }

    /// Something that is watched until it is closed.
    @FunctionalInterface
    interface Watched extends AutoCloseable {

        @Override
        void close();
    }

    /// @param step rises with every step; empty while nothing is read
    /// @param onHang called before a hang is told of; for any thread
    Watched watch(Supplier<Optional<Long>> step, Runnable onHang) {
        looks.put(step, new Look(Optional.empty(), 0, onHang));
        return () -> looks.remove(step);
    }

    /// Looks at all of them; for one thread.
    boolean hasOne() {
        looks.replaceAll((step, last) -> last.andNow(step.get()));
        List<Look> hanging = looks.values().stream().filter(Look::isHang).toList();
        hanging.forEach(look -> look.onHang().run());
        return !hanging.isEmpty();
    }
}
