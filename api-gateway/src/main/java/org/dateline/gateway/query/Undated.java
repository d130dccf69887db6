package org.dateline.gateway.query;

/// What a list does with articles that have no publication date.
public enum Undated {
    INCLUDE,
    ONLY,
    EXCLUDE
}
