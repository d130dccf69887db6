package org.dateline.store.postgres;

import org.dateline.events.ArticleStored;

/// An article that is in the database, and the event that says so.
///
/// @param eventId the event's `ce_id`
public record Stored(String eventId, ArticleStored event) {}
