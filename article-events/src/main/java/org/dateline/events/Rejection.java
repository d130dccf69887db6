package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Why a record was put aside on `articles.rejected`, as its headers say; key, value and the
/// original headers stay as they were.
///
/// @param stage service that rejected it, such as `enrich`
/// @param detail what was wrong, for a person; never any of the record's contents
/// @param topic where it stood, with `partition` and `offset`
public record Rejection(
        ReasonCode reason,
        String stage,
        String detail,
        String topic,
        int partition,
        long offset,
        Instant rejectedAt) {

    /// Every header a rejection adds begins with this.
    public static final String HEADER_PREFIX = "rejected_";

    /// Header that says why the value is not as it was, but left out.
    public static final String LEFT_OUT = HEADER_PREFIX + "value";

    /// Header names and values, in a fixed order.
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(HEADER_PREFIX + "reason", reason.name().getBytes(UTF_8));
        headers.put(HEADER_PREFIX + "stage", stage.getBytes(UTF_8));
        headers.put(HEADER_PREFIX + "detail", detail.getBytes(UTF_8));
        headers.put(HEADER_PREFIX + "topic", topic.getBytes(UTF_8));
        headers.put(HEADER_PREFIX + "partition", Integer.toString(partition).getBytes(UTF_8));
        headers.put(HEADER_PREFIX + "offset", Long.toString(offset).getBytes(UTF_8));
        headers.put(HEADER_PREFIX + "time", rejectedAt.toString().getBytes(UTF_8));
        return headers;
    }
}
