package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.notNegative;
import static org.dateline.events.Checks.present;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Why a record of a dropped file was put aside on `articles.rejected`, as headers; the value is
/// the record as it stands in the file, and the key its claim. No event was made of it, so it can't
/// be sent back to a topic: it is mended in the file and dropped again.
///
/// @param detail what was wrong, for a person; never any of the record's contents
/// @param claim of the file
/// @param record zero-based place of the record in the file
/// @param file name relative to the inbox
/// @param start how many bytes of the file stand before the record
public record RecordRejection(
        ReasonCode reason,
        String detail,
        String claim,
        long record,
        String file,
        long start,
        Instant rejectedAt) {

    /// The stage of all of these.
    public static final String STAGE = "ingest";

    public RecordRejection {
        present(reason, "reason");
        filled(claim, "claim");
        notNegative(record, "record");
        notNegative(start, "start");
        present(rejectedAt, "rejectedAt");
    }

    /// Header names and values, in a fixed order.
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        put(headers, "reason", reason.name());
        put(headers, "stage", STAGE);
        put(headers, "detail", detail);
        put(headers, "claim", claim);
        put(headers, "record", Long.toString(record));
        put(headers, "file", file);
        put(headers, "start", Long.toString(start));
        put(headers, "time", rejectedAt.toString());
        return headers;
    }

    private static void put(Map<String, byte[]> headers, String name, String value) {
        headers.put(Rejection.HEADER_PREFIX + name, value.getBytes(UTF_8));
    }
}
