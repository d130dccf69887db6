package org.dateline.gateway.http;

import java.util.List;
import org.dateline.gateway.postgres.ArticleDocument;
import org.jspecify.annotations.Nullable;

/// Copies of an article.
///
/// @param next always null: the list is whole
public record DuplicateList(List<ArticleDocument.Member> articles, @Nullable String next) {}
