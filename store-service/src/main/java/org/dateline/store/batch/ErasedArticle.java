package org.dateline.store.batch;

import java.time.Instant;
import java.util.Collection;
import org.dateline.database.article.Article;
import org.jspecify.annotations.Nullable;

/// What decides whether a record of an erased article is stored.
///
/// @param erasedAt what was received until then never comes back
/// @param revivedFrom since when there is the article again, null while there is not
public record ErasedArticle(Instant erasedAt, @Nullable Instant revivedFrom) {

    /// After these sightings, none of which was erased itself: a forced one that was received after
    /// the erasure brings the article back, from then on.
    public ErasedArticle after(Collection<Article> sightings) {
        Instant from = revivedFrom;
        for (Article article : sightings) {
            Instant received = article.recency().receivedAt();
            if (article.forced()
                    && received.isAfter(erasedAt)
                    && (from == null || received.isBefore(from))) {
                from = received;
            }
        }
        return new ErasedArticle(erasedAt, from);
    }

    /// Whether what was received then is stored.
    public boolean admits(Instant receivedAt) {
        return revivedFrom != null && !receivedAt.isBefore(revivedFrom);
    }
}
