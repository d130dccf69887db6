package org.dateline.store.postgres;

import org.dateline.events.ArticleStored;
import org.dateline.store.batch.Article;

/// An article that is in the database, and the event that says so.
public record Stored(Article article, ArticleStored event) {}
