package org.dateline.gateway.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of one request, read one by one; whatever is wrong with any of them is collected
/// and thrown together by [#requireValid()].
public final class Parameters {

    /// The longest value of any parameter, in UTF-16 units.
    public static final int MAX_LENGTH = 1000;

    private static final int MAX_REPEATS = 10;

    /// Stands for a name or a value that has no text.
    private static final String UNREADABLE = "\uFFFD";

    private final Map<String, List<String>> values;
    private final List<BadParameter> bad = new ArrayList<>();

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /// Of a request that allows `known` parameters and no others.
    ///
    /// @param rawQuery the request's query as it came, still percent-encoded; null when it has none
    public static Parameters of(@Nullable String rawQuery, List<Parameter> known) {
        Parameters parameters = read(rawQuery);
        parameters.check(known);
        return parameters;
    }

    /// The same without empty values, which is how a browser sends a form's unfilled fields.
    public static Parameters ofForm(@Nullable String rawQuery, List<Parameter> known) {
        Parameters parameters = read(rawQuery);
        parameters.values.values().forEach(all -> all.removeIf(String::isBlank));
        parameters.values.values().removeIf(List::isEmpty);
        parameters.check(known);
        return parameters;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// A value read by a function that throws [IllegalArgumentException] with what is allowed.
    public <T> Optional<T> value(String name, Function<String, T> reader) {
        return text(name)
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(reader.apply(text));
                            } catch (IllegalArgumentException e) {
                                reject(name, String.valueOf(e.getMessage()));
                                return Optional.empty();
                            }
                        });
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

    /// One of an enum's constants by the name that the API gives it.
    public <E extends Enum<E>> Optional<E> choice(
            String name, Class<E> choices, Function<E, String> label) {
        return value(
                name,
                text ->
                        Arrays.stream(choices.getEnumConstants())
                                .filter(choice -> label.apply(choice).equals(text))
                                .findFirst()
                                .orElseThrow(() -> noneOf(choices, label)));
    }

    private static <E extends Enum<E>> IllegalArgumentException noneOf(
            Class<E> choices, Function<E, String> label) {
        return new IllegalArgumentException(
                "must be one of "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(label)
                                .collect(Collectors.joining(", ")));
    }

    public void reject(String name, String detail) {
        bad.add(new BadParameter(name, detail));
    }

    public void requireValid() {
        if (!bad.isEmpty()) {
            throw new BadParametersException(bad);
        }
    }

    /// These parameters with one of them set, as a query to put behind a `?`.
    public String with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return QueryString.of(changed);
    }

    /// The first page of these parameters with one value more, as a query.
    public String plus(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.remove("cursor");
        List<String> all = new ArrayList<>(texts(name));
        all.add(value);
        changed.put(name, all.stream().distinct().toList());
        return QueryString.of(changed);
    }

    /// The first page of these parameters with one value less, as a query.
    public String minus(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.remove("cursor");
        changed.put(name, texts(name).stream().filter(one -> !one.equals(value)).toList());
        return QueryString.of(changed);
    }

    private static Parameters read(@Nullable String rawQuery) {
        Parameters parameters = new Parameters(new LinkedHashMap<>());
        for (QueryString.Pair pair : QueryString.pairs(rawQuery == null ? "" : rawQuery)) {
            String name = pair.name().orElse(UNREADABLE);
            if (pair.value().isEmpty()) {
                parameters.reject(shown(name), "is not percent-encoded UTF-8");
            }
            parameters
                    .values
                    .computeIfAbsent(name, unseen -> new ArrayList<>())
                    .add(pair.value().orElse(UNREADABLE));
        }
        return parameters;
    }

    private void check(List<Parameter> known) {
        values.forEach(
                (name, all) -> {
                    Optional<Parameter> parameter =
                            known.stream().filter(one -> one.name().equals(name)).findFirst();
                    if (parameter.isEmpty()) {
                        reject(shown(name), "is unknown; " + allowed(known));
                    } else if (!parameter.get().repeatable() && all.size() > 1) {
                        reject(name, "must not be repeated");
                    } else if (all.size() > MAX_REPEATS) {
                        reject(name, "must not be repeated more than " + MAX_REPEATS + " times");
                    } else {
                        all.forEach(value -> checkText(name, value));
                    }
                });
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
