package org.dateline.formats.html;

import org.dateline.events.ReasonCode;

/// What became of a page's bytes.
public sealed interface HtmlResult {

    /// An article.
    record Read(HtmlArticle article) implements HtmlResult {}

    /// No article.
    ///
    /// @param detail for a person; holds nothing of the page's contents
    record Refused(ReasonCode reason, String detail) implements HtmlResult {}
}
