package org.dateline.gateway.page;

import java.util.List;
import java.util.Locale;
import org.dateline.gateway.comparison.Block;
import org.dateline.gateway.comparison.Comparison;
import org.dateline.gateway.postgres.ArticleDocument.RevisionText;
import org.jspecify.annotations.Nullable;

/// The page that shows two articles beside each other.
public record ComparisonView(
        String firstTitle,
        String firstLink,
        String secondTitle,
        String secondLink,
        String jsonLink,
        String shared,
        String firstAdds,
        String secondAdds,
        List<Shown> blocks) {

    /// Paragraphs in a row.
    ///
    /// @param label empty where the parts tell enough
    public record Shown(String cssClass, String label, List<Stretch> parts) {}

    /// Text of both, or of one of them.
    public record Stretch(boolean first, boolean second, String text) {}

    public static ComparisonView of(RevisionText first, RevisionText second) {
        Comparison comparison = Comparison.of(first.text(), second.text());
        return new ComparisonView(
                title(first.title()),
                Links.article(first.articleId()),
                title(second.title()),
                Links.article(second.articleId()),
                Links.comparison(first.articleId(), second.articleId()),
                words(comparison.sharedWords()),
                words(comparison.firstAdds()),
                words(comparison.secondAdds()),
                comparison.blocks().stream().map(ComparisonView::shown).toList());
    }

    private static Shown shown(Block block) {
        return new Shown(
                block.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                block.kind() == Block.Kind.MOVED ? "moved in the second" : "",
                block.parts().stream()
                        .map(
                                part ->
                                        new Stretch(
                                                part.in() == Block.Side.FIRST,
                                                part.in() == Block.Side.SECOND,
                                                part.text()))
                        .toList());
    }

    private static String title(@Nullable String title) {
        return title == null ? "Untitled" : title;
    }

    private static String words(int count) {
        return Wording.count(count, "word", "words");
    }
}
