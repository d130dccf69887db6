package org.dateline.gateway.http;

import java.util.List;
import org.dateline.gateway.postgres.ArticleDocument;
import org.jspecify.annotations.Nullable;

/// The contents an article had.
///
/// @param next always null: the list is whole
public record RevisionList(List<ArticleDocument.RevisionOf> revisions, @Nullable String next) {}
