package org.dateline.gateway.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of a request, checked against those that it allows and read into values. What
/// can't be used is collected, so that a client is told all of its mistakes at once.
public final class Parameters {

    /// The longest value, in UTF-16 units.
    public static final int MAX_LENGTH = 1000;

    private final Query query;
    private final List<BadParameter> bad = new ArrayList<>();

    private Parameters(Query query, List<Parameter> known) {
        this.query = query;
        query.undecodable().forEach(name -> reject(shown(name), "is not percent-encoded UTF-8"));
        query.values().forEach((name, values) -> check(name, values, known));
    }

    /// Of a request that allows `known` parameters and no others.
    ///
    /// @param rawQuery the request's query as it came, still percent-encoded; null when it has none
    public static Parameters of(@Nullable String rawQuery, List<Parameter> known) {
        return new Parameters(Query.of(rawQuery), known);
    }

    /// The same without empty values, which is how a browser sends a form's unfilled fields.
    public static Parameters ofForm(@Nullable String rawQuery, List<Parameter> known) {
        return new Parameters(Query.of(rawQuery).withoutBlanks(), known);
    }

    /// What they were read from, to make links to other pages of.
    public Query query() {
        return query;
    }

    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    public List<String> texts(String name) {
        return query.all(name);
    }

    /// A value read by a function that throws [IllegalArgumentException] with what is allowed.
    public <T> Optional<T> value(String name, Function<String, T> reader) {
        return text(name).flatMap(text -> read(name, text, reader));
    }

    /// All values, each read as [#value] does.
    public <T> List<T> values(String name, Function<String, T> reader) {
        return texts(name).stream().flatMap(text -> read(name, text, reader).stream()).toList();
    }

    private <T> Optional<T> read(String name, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            reject(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    public int number(String name, int lowest, int highest, int otherwise) {
        return value(
                        name,
                        text -> {
                            if (text.matches("\\d{1,9}")) {
                                int number = Integer.parseInt(text);
                                if (number >= lowest && number <= highest) {
                                    return number;
                                }
                            }
                            throw new IllegalArgumentException(
                                    "must be a whole number from " + lowest + " to " + highest);
                        })
                .orElse(otherwise);
    }

    /// A number from 0 to 1.
    public Optional<Double> share(String name) {
        return value(
                name,
                text -> {
                    if (text.matches("0|1|[01]\\.\\d{1,9}") && Double.parseDouble(text) <= 1) {
                        return Double.parseDouble(text);
                    }
                    throw new IllegalArgumentException("must be a number from 0 to 1 such as 0.8");
                });
    }

    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        return choice(name, choices, Enum::name);
    }

    /// One of an enum's constants by the name that the API gives it, in any case.
    public <E extends Enum<E>> Optional<E> choice(
            String name, Class<E> choices, Function<E, String> label) {
        return value(name, text -> chosen(text, choices, label));
    }

    private static <E extends Enum<E>> E chosen(
            String text, Class<E> choices, Function<E, String> label) {
        List<E> all = Arrays.asList(choices.getEnumConstants());
        return all.stream()
                .filter(choice -> label.apply(choice).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "must be one of "
                                                + all.stream()
                                                        .map(label)
                                                        .collect(Collectors.joining(", "))));
    }

    public void reject(String name, String detail) {
        bad.add(new BadParameter(name, detail));
    }

    public void requireValid() {
        if (!bad.isEmpty()) {
            throw new BadParametersException(bad);
        }
    }

    private void check(String name, List<String> values, List<Parameter> known) {
        Optional<Parameter> parameter =
                known.stream().filter(one -> one.name().equals(name)).findFirst();
        if (parameter.isEmpty()) {
            reject(shown(name), "is unknown; " + allowed(known));
        } else if (!parameter.get().repeatable() && values.size() > 1) {
            reject(name, "must not be repeated");
        } else if (values.size() > parameter.get().most()) {
            reject(name, "must not be repeated more than " + parameter.get().most() + " times");
        } else {
            values.forEach(value -> checkText(name, value));
        }
    }

    private void checkText(String name, String value) {
        if (value.isBlank()) {
            reject(name, "is empty");
        } else if (value.length() > MAX_LENGTH) {
            reject(name, "must have at most " + MAX_LENGTH + " characters");
        } else if (value.indexOf(0) >= 0) {
            reject(name, "must not contain a NUL character");
        }
    }

    private static String allowed(List<Parameter> known) {
        return known.isEmpty()
                ? "no parameters are allowed"
                : "allowed: "
                        + known.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    /// A name from outside in a form fit for a message.
    private static String shown(String name) {
        String printable = name.replaceAll("\\P{Print}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
