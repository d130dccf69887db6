package org.dateline.ingest.condition;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The conditions that hold now, each with one line for a person.
public final class Conditions {

    private final Map<Condition, String> held = new EnumMap<>(Condition.class);
    private final BiConsumer<Condition, @Nullable String> onChange;

    /// @param onChange called when a condition begins, with its line, and when it ends, without
    public Conditions(BiConsumer<Condition, @Nullable String> onChange) {
        this.onChange = onChange;
    }

    public void raise(Condition condition, @Nullable String line) {
        String said = String.valueOf(line);
        synchronized (held) {
            if (held.put(condition, said) != null) {
                return;
            }
        }
        onChange.accept(condition, said);
    }

    public void clear(Condition condition) {
        synchronized (held) {
            if (held.remove(condition) == null) {
                return;
            }
        }
        onChange.accept(condition, null);
    }

    public Map<Condition, String> held() {
        synchronized (held) {
            return Map.copyOf(held);
        }
    }
}
