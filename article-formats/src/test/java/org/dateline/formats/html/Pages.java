package org.dateline.formats.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Pages that were made up for tests.
final class Pages {

    static final String ADDRESS = "https://kuestenbote.example/2024/03/18/stadtrat-bruecke.html";

    /// Enough running text for an article.
    static final String PROSE =
            "<p>The council voted on Monday, by a narrow majority, to build the bridge after all."
                    + " Work is to begin in autumn, the mayor said, if nothing comes in between.</p>"
                    + "<p>Opponents want to go to court. They call the bridge too expensive, and too"
                    + " loud, as their spokesman said in the evening, and they have other plans.</p>"
                    + "<p>The old bridge was closed ten years ago, when cracks were found in its"
                    + " piers; since then, there has been a ferry, which runs twice an hour.</p>";

    private Pages() {}

    static byte[] news() {
        try (InputStream in =
                Objects.requireNonNull(Pages.class.getResourceAsStream("news-page.html"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HtmlArticle article(String html) {
        return article(html.getBytes(UTF_8));
    }

    static HtmlArticle article(byte[] page) {
        return article(page, ADDRESS);
    }

    static HtmlArticle article(byte[] page, String address) {
        return switch (HtmlReader.read(page, null, address)) {
            case HtmlResult.Read(HtmlArticle article) -> article;
            case HtmlResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    /// A page with this in its head.
    static HtmlArticle withHead(String head) {
        return article(
                "<html><head>" + head + "</head><body><article>" + PROSE + "</article></body>");
    }

    /// A page with this before its text.
    static HtmlArticle withBody(String body) {
        return article(
                "<html lang=en><body><article><h1>A bridge is built</h1>"
                        + body
                        + "<div class=article-body>"
                        + PROSE
                        + "</div></article></body>");
    }
}
