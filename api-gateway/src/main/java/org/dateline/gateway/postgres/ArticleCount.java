package org.dateline.gateway.postgres;

/// How many articles meet a filter.
public record ArticleCount(Total total) {}
