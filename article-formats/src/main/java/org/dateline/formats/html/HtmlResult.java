package org.dateline.formats.html;

import org.dateline.events.ArticleText;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;

/// What became of a page's bytes.
public sealed interface HtmlResult {

    /// An article.
    record Read(HtmlArticle article) implements HtmlResult {

        @Override
        public Step step(String mediaType, String sha256) {
            String text = ArticleText.clean(article.text());
            return TextLimits.check(text)
                    .<Step>map(breach -> new Step.Unusable(breach.reason(), breach.detail()))
                    .orElseGet(
                            () ->
                                    new Step.Article(
                                            text,
                                            article.declared(),
                                            mediaType,
                                            article.charset(),
                                            false,
                                            sha256,
                                            null));
        }
    }

    /// No article.
    ///
    /// @param detail for a person; holds nothing of the page's contents
    record Refused(ReasonCode reason, String detail) implements HtmlResult {

        @Override
        public Step step(String mediaType, String sha256) {
            return new Step.Unusable(reason, detail);
        }
    }

    /// The one record of a file.
    ///
    /// @param sha256 of the article's own bytes, in hex
    Step step(String mediaType, String sha256);
}
