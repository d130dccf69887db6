package org.dateline.gateway.parameters;

import java.util.List;

/// A request that asks for something it can't have; names every parameter that is wrong.
public final class BadParametersException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<BadParameter> parameters;

    public BadParametersException(List<BadParameter> parameters) {
        super(message(parameters));
        this.parameters = List.copyOf(parameters);
    }

    public List<BadParameter> parameters() {
        return parameters;
    }

    private static String message(List<BadParameter> parameters) {
        return String.join(
                "; ",
                parameters.stream().map(bad -> bad.parameter() + " " + bad.detail()).toList());
    }
}
