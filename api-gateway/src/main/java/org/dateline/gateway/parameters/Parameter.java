package org.dateline.gateway.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A query parameter as the API documents it.
///
/// @param description what it does, and what it may be
/// @param example a value that works
/// @param most how often it may be given
/// @param choices the values it may have, in any case; none where it is free
public record Parameter(
        String name, String description, String example, int most, List<String> choices) {

    private static final int MAX_REPEATS = 10;

    public Parameter {
        choices = List.copyOf(choices);
    }

    public static Parameter single(String name, String description, String example) {
        return new Parameter(name, description, example, 1, List.of());
    }

    public static Parameter repeatable(String name, String description, String example) {
        return repeatable(name, description, example, MAX_REPEATS);
    }

    public static Parameter repeatable(String name, String description, String example, int most) {
        return new Parameter(name, description, example, most, List.of());
    }

    public static <E extends Enum<E>> Parameter choice(
            String name, String description, Class<E> choices) {
        return choice(name, description, choices, Enum::name);
    }

    /// One of an enum's constants by the name that the API gives it.
    public static <E extends Enum<E>> Parameter choice(
            String name, String description, Class<E> choices, Function<E, String> label) {
        List<String> labels = Arrays.stream(choices.getEnumConstants()).map(label).toList();
        return new Parameter(name, description, labels.getFirst(), 1, labels);
    }

    public boolean repeatable() {
        return most > 1;
    }
}
