package org.dateline.gateway.postgres;

/// Two entities, and in how many of the articles looked at both are mentioned.
public record EntityLink(String first, String second, long articles) {

    /// Whether these are the two, in any order.
    public boolean joins(String one, String other) {
        return first.equals(one) && second.equals(other)
                || first.equals(other) && second.equals(one);
    }
}
