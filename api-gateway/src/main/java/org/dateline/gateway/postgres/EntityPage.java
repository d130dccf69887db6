package org.dateline.gateway.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list of entities.
///
/// @param next the cursor of the page after, null when this is the last
public record EntityPage(List<EntityCount> entities, @Nullable String next) {}
