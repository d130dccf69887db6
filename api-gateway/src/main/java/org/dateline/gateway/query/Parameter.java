package org.dateline.gateway.query;

/// A query parameter as the API documents it.
///
/// @param description what it does, and what it may be
/// @param example a value that works
/// @param repeatable whether it may be given more than once
public record Parameter(String name, String description, String example, boolean repeatable) {

    static Parameter single(String name, String description, String example) {
        return new Parameter(name, description, example, false);
    }

    static Parameter repeatable(String name, String description, String example) {
        return new Parameter(name, description, example, true);
    }
}
