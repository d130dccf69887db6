package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dateline.gateway.comparison.Block;
import org.dateline.gateway.comparison.Comparison;
import org.dateline.gateway.postgres.ArticleDocument.RevisionText;
import org.jspecify.annotations.Nullable;

/// The page that shows two articles, or two contents that one had, beside each other.
///
/// @param heading what is compared
/// @param number of the part that is shown, counted from 1, of `count`
/// @param previous address of the part before, empty when it is the first; likewise `next`
public record ComparisonView(
        String heading,
        String firstTitle,
        String firstLink,
        String secondTitle,
        String secondLink,
        String jsonLink,
        String shared,
        String firstAdds,
        String secondAdds,
        int number,
        int count,
        String previous,
        String next,
        List<Shown> blocks) {

    /// A longer stretch may be cut, between any two characters.
    private static final int MAX_STRETCH = 10_000;

    /// What tags take around a stretch.
    private static final int TAG_BYTES = 40;

    /// Paragraphs in a row.
    ///
    /// @param label empty where the parts tell enough
    public record Shown(String cssClass, String label, List<Stretch> parts) {}

    /// Text of both, or of one of them.
    public record Stretch(boolean first, boolean second, String text) {}

    /// @param part counted from 1
    /// @return nothing when there is no such part
    public static Optional<ComparisonView> of(RevisionText first, RevisionText second, int part) {
        return of(
                "Two articles compared",
                title(first.title()),
                title(second.title()),
                first,
                second,
                Links.comparison(first.articleId(), second.articleId()),
                part);
    }

    /// Of two contents that one article had.
    public static Optional<ComparisonView> ofRevisions(
            RevisionText first, RevisionText second, int part) {
        return of(
                "What changed in “" + title(second.title()) + "”",
                "as of " + Wording.instant(first.receivedAt()),
                "as of " + Wording.instant(second.receivedAt()),
                first,
                second,
                Links.revisions(second.articleId(), first.revision(), second.revision()),
                part);
    }

    private static Optional<ComparisonView> of(
            String heading,
            String firstTitle,
            String secondTitle,
            RevisionText first,
            RevisionText second,
            String address,
            int part) {
        Comparison comparison = Comparison.of(first.text(), second.text());
        List<List<Shown>> parts =
                parts(comparison.blocks().stream().map(ComparisonView::shown).toList());
        if (part < 1 || part > parts.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new ComparisonView(
                        heading,
                        firstTitle,
                        Links.article(first.articleId()),
                        secondTitle,
                        Links.article(second.articleId()),
                        address,
                        words(comparison.sharedWords()),
                        words(comparison.firstAdds()),
                        words(comparison.secondAdds()),
                        part,
                        parts.size(),
                        part == 1 ? "" : address + "?part=" + (part - 1),
                        part == parts.size() ? "" : address + "?part=" + (part + 1),
                        parts.get(part - 1)));
    }

    /// At least one; a block that is too long goes on in the next.
    static List<List<Shown>> parts(List<Shown> blocks) {
        List<List<Shown>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        long bytes = 0;
        for (Shown block : blocks) {
            List<Stretch> here = new ArrayList<>();
            for (Stretch stretch : block.parts()) {
                for (String text : pieces(stretch.text())) {
                    long more = TextParts.bytes(text) + TAG_BYTES;
                    if (bytes > 0 && bytes + more > TextParts.MAX_BYTES) {
                        add(parts.getLast(), block, here);
                        parts.add(new ArrayList<>());
                        here = new ArrayList<>();
                        bytes = 0;
                    }
                    here.add(new Stretch(stretch.first(), stretch.second(), text));
                    bytes += more;
                }
            }
            add(parts.getLast(), block, here);
        }
        return parts;
    }

    private static void add(List<Shown> part, Shown block, List<Stretch> stretches) {
        if (!stretches.isEmpty()) {
            part.add(new Shown(block.cssClass(), block.label(), stretches));
        }
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = MarkedText.snapped(Math.min(text.length(), from + MAX_STRETCH), text);
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
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
