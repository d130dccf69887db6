package org.dateline.events;

import static org.dateline.events.Checks.present;
import static org.dateline.events.Checks.within;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article with everything found in it: the value of a record on `articles.enriched`.
///
/// In JSON the fields of [ArticleReceived] stand beside the others. Offsets are UTF-16 units of its
/// `text`, the end exclusive.
///
/// @param title null when the article has none
/// @param segments in order, not overlapping, covering the text
/// @param published null when the article does not tell
/// @param dates in order of their start
public record ArticleEnriched(
        @JsonUnwrapped ArticleReceived article,
        @Nullable Title title,
        Language language,
        List<Segment> segments,
        @Nullable PublicationDate published,
        List<DateMention> dates,
        List<Entity> entities,
        Fingerprint fingerprint,
        Enrichment enrichment) {

    /// The most bytes of JSON that Dateline writes beside those of the received article. What was
    /// found beyond them is left out, and [Enrichment#truncated] says so.
    public static final int MAX_FOUND_BYTES = 2 << 20;

    /// The most bytes of JSON that an event of Dateline's has: an article that `articles.received`
    /// takes, and what was found in it. Who can hold this can hold every event.
    public static final int MAX_BYTES = Topic.RECEIVED.maxRecordBytes() + MAX_FOUND_BYTES;

    public ArticleEnriched {
        present(article, "article");
        present(language, "language");
        segments = List.copyOf(present(segments, "segments"));
        dates = List.copyOf(present(dates, "dates"));
        entities = List.copyOf(present(entities, "entities"));
        present(fingerprint, "fingerprint");
        present(enrichment, "enrichment");
        int length = article.text().length();
        int covered = 0;
        for (Segment segment : segments) {
            if (segment.start() != covered) {
                throw new IllegalArgumentException(
                        "segments leave a gap or overlap at " + segment.start());
            }
            covered = segment.end();
        }
        if (covered != length) {
            throw new IllegalArgumentException(
                    "segments cover " + covered + " of " + length + " units of the text");
        }
        if (published != null) {
            evidenceWithin(published.end(), length);
            for (PublicationDate.Alternative alternative : published.alternatives()) {
                evidenceWithin(alternative.end(), length);
            }
        }
        for (DateMention date : dates) {
            within(date.end(), length, "dates.end");
        }
        for (Entity entity : entities) {
            for (Entity.Mention mention : entity.mentions()) {
                within(mention.end(), length, "entities.mentions.end");
            }
        }
    }

    private static void evidenceWithin(@Nullable Integer end, int length) {
        if (end != null) {
            within(end, length, "published.end");
        }
    }
}
