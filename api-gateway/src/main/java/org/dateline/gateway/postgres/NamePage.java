package org.dateline.gateway.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the publishers or languages that articles have, the most frequent first.
///
/// @param next the cursor of the page after, null when this is the last
public record NamePage(List<Named> names, @Nullable String next) {

    /// @param articles how many have it, copies among them
    public record Named(String name, long articles) {}
}
