package org.dateline.gateway.http;

import java.util.List;
import java.util.UUID;
import org.dateline.gateway.comparison.Block;
import org.dateline.gateway.comparison.Comparison;
import org.dateline.gateway.postgres.ArticleDocument.RevisionText;
import org.jspecify.annotations.Nullable;

/// Two texts beside each other.
///
/// @param sharedWords words in both
/// @param firstAdds words that only the first has
/// @param secondAdds words that only the second has
/// @param blocks in the order of the first, with what the second adds where it stands there
public record ComparedTexts(
        Compared first,
        Compared second,
        int sharedWords,
        int firstAdds,
        int secondAdds,
        List<Block> blocks) {

    /// Which text it is.
    public record Compared(UUID articleId, String revision, @Nullable String title) {

        static Compared of(RevisionText text) {
            return new Compared(text.articleId(), text.revision(), text.title());
        }
    }

    static ComparedTexts of(RevisionText first, RevisionText second) {
        Comparison comparison = Comparison.of(first.text(), second.text());
        return new ComparedTexts(
                Compared.of(first),
                Compared.of(second),
                comparison.sharedWords(),
                comparison.firstAdds(),
                comparison.secondAdds(),
                comparison.blocks());
    }
}
