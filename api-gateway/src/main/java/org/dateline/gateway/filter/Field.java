package org.dateline.gateway.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dateline.gateway.parameters.Parameter;

/// A field of the page's form: a text to fill in, or options to choose from.
///
/// @param name of the parameter
/// @param options none where any text may be filled in
public record Field(String name, String label, String placeholder, List<Option> options) {

    /// What can be chosen.
    ///
    /// @param value empty for what holds when nothing is chosen
    public record Option(String value, String words) {}

    public static Field text(Parameter parameter, String label) {
        return new Field(parameter.name(), label, parameter.example(), List.of());
    }

    /// @param words what each constant does, in the page's words; empty to leave it out
    public static <E extends Enum<E>> Field choice(
            Parameter parameter, String label, Class<E> choices, Function<E, String> words) {
        return choice(parameter, label, choices, Enum::name, words);
    }

    /// @param value the name that the API gives a constant
    public static <E extends Enum<E>> Field choice(
            Parameter parameter,
            String label,
            Class<E> choices,
            Function<E, String> value,
            Function<E, String> words) {
        return new Field(
                parameter.name(),
                label,
                "",
                Arrays.stream(choices.getEnumConstants())
                        .map(choice -> new Option(value.apply(choice), words.apply(choice)))
                        .filter(option -> !option.words().isEmpty())
                        .toList());
    }

    /// The same, and what holds when nothing is chosen.
    public Field withDefault(String words) {
        List<Option> all = new ArrayList<>(List.of(new Option("", words)));
        all.addAll(options);
        return new Field(name, label, placeholder, List.copyOf(all));
    }
}
