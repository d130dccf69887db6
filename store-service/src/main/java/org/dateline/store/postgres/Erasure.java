package org.dateline.store.postgres;

import java.time.Instant;
import java.util.UUID;

/// That an article was erased.
///
/// @param at what was received until then is meant
public record Erasure(UUID articleId, Instant at) {}
