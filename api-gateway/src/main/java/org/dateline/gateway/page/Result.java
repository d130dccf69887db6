package org.dateline.gateway.page;

import java.util.List;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.postgres.ArticleSummary;
import org.dateline.gateway.postgres.Snippet;
import org.jspecify.annotations.Nullable;

/// An article in the list of those found.
///
/// @param title with the words that were searched for marked; none when it has no title
/// @param source where the publication date was found, in words
/// @param copies how many more articles of its cluster match, empty when none
public record Result(
        List<Piece> title,
        String link,
        String published,
        String publishedIso,
        String source,
        String language,
        String languageTag,
        String publisher,
        String file,
        String received,
        List<Piece> snippet,
        List<Chip> entities,
        String copies) {

    /// A snippet that would be shorter without the title keeps it.
    private static final int MIN_SNIPPET = 40;

    public static Result of(ArticleSummary article) {
        ArticleSummary.Publication published = article.published();
        String title = article.title();
        String publisher = article.publisher();
        String text = article.snippet().text();
        return new Result(
                title == null ? List.of() : MarkedText.pieces(title, marks(article.titleMatches())),
                Links.article(article.id()),
                published == null ? "" : Wording.date(published.value()),
                published == null ? "" : published.value(),
                published == null ? "" : Wording.source(published.basis()),
                Wording.language(article.language()),
                article.language(),
                publisher == null ? "" : publisher,
                article.files().isEmpty() ? "" : article.files().getFirst(),
                Wording.instant(article.receivedAt()),
                MarkedText.pieces(
                        text,
                        afterTitle(title, text),
                        text.length(),
                        marks(article.snippet().matches())),
                article.entities().stream().limit(5).map(Result::chip).toList(),
                article.duplicates() == 0
                        ? ""
                        : Wording.count(article.duplicates(), "more copy", "more copies"));
    }

    /// Where a text goes on that begins by repeating the title, which stands above it.
    static int afterTitle(@Nullable String title, String text) {
        if (title == null) {
            return 0;
        }
        String words = title.strip().replaceAll("\\s+", " ");
        if (words.isEmpty() || !text.regionMatches(true, 0, words, 0, words.length())) {
            return 0;
        }
        int end = words.length();
        if (end < text.length()
                && Character.isLetterOrDigit(text.codePointAt(end))
                && Character.isLetterOrDigit(text.codePointBefore(end))) {
            return 0;
        }
        while (end < text.length() && !begins(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return text.length() - end < MIN_SNIPPET ? 0 : end;
    }

    private static boolean begins(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || "“\"„«‘'([¿¡".indexOf(codePoint) >= 0;
    }

    private static List<Mark> marks(List<Snippet.Match> matches) {
        return matches.stream()
                .map(match -> new Mark(match.start(), match.end(), Mark.Kind.MATCH, "", ""))
                .toList();
    }

    private static Chip chip(ArticleSummary.TopEntity entity) {
        return new Chip(
                entity.name(),
                Wording.words(entity.type()),
                Links.entity(entity.id()),
                Wording.words(entity.type()));
    }
}
