package org.dateline.events;

import static org.dateline.events.Checks.isHash;
import static org.dateline.events.Checks.present;
import static org.dateline.events.Checks.share;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says that an article's row can be queried, and how it relates to the others: the value of a
/// record on `articles.stored`.
///
/// @param clusterId the cluster of copies it belongs to
/// @param of the article it is a revision or copy of, null for [Relation#NEW]
/// @param similarity 0…1, null where nothing was compared
public record ArticleStored(
        UUID articleId,
        String revision,
        UUID clusterId,
        Relation relation,
        @Nullable UUID of,
        @Nullable Double similarity,
        Instant storedAt) {

    public ArticleStored {
        present(articleId, "articleId");
        isHash(revision, "revision");
        present(clusterId, "clusterId");
        present(relation, "relation");
        if (similarity != null) {
            share(similarity, "similarity");
        }
        present(storedAt, "storedAt");
    }

    /// What a stored article is to those that were there before.
    public enum Relation {
        NEW,
        REVISION,
        DUPLICATE,
        NEAR_DUPLICATE
    }
}
