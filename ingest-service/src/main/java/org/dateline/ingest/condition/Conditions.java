package org.dateline.ingest.condition;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The conditions that hold now, each with one line for a person. One holds as long as anybody who
/// noticed it says so.
public final class Conditions {

    private final Map<Condition, Map<Observer, String>> held = new EnumMap<>(Condition.class);
    private final BiConsumer<Condition, @Nullable String> onChange;

    /// @param onChange called when a condition begins, with its line, and when it ends, without
    public Conditions(BiConsumer<Condition, @Nullable String> onChange) {
        this.onChange = onChange;
    }

    /// Somebody who notices conditions; what others noticed is not theirs to clear.
    public Observer observer() {
        return new Observer();
    }

    public Map<Condition, String> held() {
        synchronized (held) {
            Map<Condition, String> lines = new EnumMap<>(Condition.class);
            held.forEach(
                    (condition, said) -> lines.put(condition, said.values().iterator().next()));
            return lines;
        }
    }

    /// One who raises conditions and clears them.
    public final class Observer {

        private Observer() {}

        public void raise(Condition condition, @Nullable String line) {
            String said = String.valueOf(line);
            boolean begins;
            synchronized (held) {
                begins = !held.containsKey(condition);
                held.computeIfAbsent(condition, first -> new HashMap<>()).put(this, said);
            }
            if (begins) {
                onChange.accept(condition, said);
            }
        }

        public void clear(Condition condition) {
            synchronized (held) {
                Map<Observer, String> said = held.get(condition);
                if (said == null || said.remove(this) == null || !said.isEmpty()) {
                    return;
                }
                held.remove(condition);
            }
            onChange.accept(condition, null);
        }

        /// Clears whatever it raised.
        public void clearAll() {
            for (Condition condition : Condition.values()) {
                clear(condition);
            }
        }
    }
}
