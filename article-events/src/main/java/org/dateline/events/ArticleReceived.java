package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dateline.events.Checks.isHash;
import static org.dateline.events.Checks.present;

import java.time.Instant;
import java.util.UUID;

/// One article as it was found in a dropped file: the value of a record on `articles.received`.
///
/// @param articleId the same for every sighting of an article, see [ArticleId]
/// @param revision hex SHA-256 over `declared` and `text`, see [Revision]
/// @param receivedAt when the file was claimed
/// @param text as decoded; NUL and lone surrogates are U+FFFD, see [ArticleText]
public record ArticleReceived(
        UUID articleId,
        String revision,
        Instant receivedAt,
        Source source,
        Declared declared,
        String text) {

    public ArticleReceived {
        present(articleId, "articleId");
        isHash(revision, "revision");
        present(receivedAt, "receivedAt");
        present(source, "source");
        present(declared, "declared");
        ArticleText.requireClean(present(text, "text"));
    }

    /// An article whose identity and revision are computed from what was found.
    public static ArticleReceived of(
            Instant receivedAt, Source source, Declared declared, String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return new ArticleReceived(
                ArticleId.of(source.file(), source.entry(), declared, utf8),
                Revision.of(declared, utf8),
                receivedAt,
                source,
                declared,
                text);
    }

    /// Where this article was seen: the appearance of one record in one claimed file.
    public Sighting sighting() {
        return new Sighting(source.claim(), source.record());
    }
}
