package org.dateline.database.article;

import org.dateline.events.ArticleEnriched;
import org.dateline.events.Declared;
import org.dateline.events.PublicationDate;
import org.dateline.events.Source;
import org.jspecify.annotations.Nullable;

/// An event, with that of it which several columns need and which is read but once.
///
/// @param published null when the event does not tell, or no calendar has it
public record Contents(ArticleEnriched event, Days.@Nullable Published published) {

    static Contents of(ArticleEnriched event) {
        PublicationDate published = event.published();
        return new Contents(
                event,
                published == null ? null : Days.Published.of(published.value()).orElse(null));
    }

    Declared declared() {
        return event.article().declared();
    }

    Source source() {
        return event.article().source();
    }
}
