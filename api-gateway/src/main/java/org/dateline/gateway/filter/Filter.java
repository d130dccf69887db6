package org.dateline.gateway.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// A way to choose articles, as clients know it.
///
/// @param parameters what it is read from
/// @param fields those of its parameters that people fill in; the page keeps the others as they are
/// @param reader what the parameters ask for; nothing where none is given
public record Filter<C>(
        List<Parameter> parameters,
        List<Field> fields,
        Function<Parameters, Optional<? extends C>> reader) {

    public Filter {
        parameters = List.copyOf(parameters);
        fields = List.copyOf(fields);
    }

    /// Of one parameter that may be given more than once.
    static <C> Filter<C> ofTexts(
            Parameter parameter, List<Field> fields, Function<List<String>, C> condition) {
        return new Filter<>(
                List.of(parameter),
                fields,
                parameters -> given(parameters.texts(parameter.name())).map(condition));
    }

    /// Empty where nothing was given.
    static <T> Optional<List<T>> given(List<T> values) {
        return Optional.of(values).filter(all -> !all.isEmpty());
    }
}
