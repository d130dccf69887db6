package org.dateline.ingest.publish;

import java.util.Map;
import java.util.Optional;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.RecordRejection;
import org.dateline.events.Topic;

/// One record of a file as the record it will be on a topic.
public record Outgoing(Topic topic, String key, byte[] value, Map<String, byte[]> headers) {

    /// Room that key, headers and the batch around the record may take.
    private static final int OVERHEAD = 16 << 10;

    /// Empty when the record would be larger than its topic takes, as with a text made of little
    /// but characters that JSON escapes.
    static Optional<Outgoing> of(ArticleReceived article) {
        byte[] value = EventCodec.encode(article);
        if (value.length > Topic.RECEIVED.maxRecordBytes() - OVERHEAD) {
            return Optional.empty();
        }
        return Optional.of(
                new Outgoing(
                        Topic.RECEIVED,
                        article.articleId().toString(),
                        value,
                        CloudEvent.received(article).headers()));
    }

    /// A record that can't be used, as it stands in its file.
    static Outgoing of(RecordRejection rejection, byte[] bytes) {
        return new Outgoing(Topic.REJECTED, rejection.claim(), bytes, rejection.headers());
    }
}
