package org.dateline.benchmarks.pages;

import org.jspecify.annotations.Nullable;

/// A web page as it was fetched.
///
/// @param url as the archive has it, unchanged
/// @param contentType the header it came with
record WebPage(String url, @Nullable String contentType, byte[] bytes) {}
