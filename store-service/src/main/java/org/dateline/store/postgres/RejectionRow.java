package org.dateline.store.postgres;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A record that was rejected, by where it stood.
///
/// @param topic or `file/` and a claim, with 0 and the record's number there, for one that never
///     was on a topic
/// @param claim of the dropped file it came from, with `record`; null when its `ce_id` is not one
///     of Dateline's
public record RejectionRow(
        String topic,
        int partition,
        long offset,
        @Nullable String claim,
        @Nullable Long record,
        String reason,
        String stage,
        String detail,
        Instant rejectedAt) {

    /// `claim/record`, and `/version` once it is enriched. Anything longer is no claim of ours, and
    /// too long for an index.
    private static final Pattern EVENT_ID =
            Pattern.compile("([^/\\x00]{1,200})/([0-9]{1,18})(/.*)?");

    private static final int LONGEST_TOPIC = 249;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public RejectionRow {
        if (topic.isEmpty() || topic.length() > LONGEST_TOPIC) {
            throw new IllegalArgumentException("unknown topic");
        }
        if (rejectedAt.isBefore(EARLIEST) || rejectedAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("not a valid time: " + rejectedAt);
        }
    }

    /// @param eventId the record's `ce_id`, if it has one
    public static RejectionRow of(
            String topic,
            int partition,
            long offset,
            @Nullable String eventId,
            String reason,
            String stage,
            String detail,
            Instant rejectedAt) {
        Matcher id = EVENT_ID.matcher(eventId == null ? "" : eventId);
        boolean known = id.matches();
        return new RejectionRow(
                topic,
                partition,
                offset,
                known ? id.group(1) : null,
                known ? Long.valueOf(id.group(2)) : null,
                reason,
                stage,
                detail,
                rejectedAt);
    }
}
