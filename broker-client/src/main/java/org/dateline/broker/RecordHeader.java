package org.dateline.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// Headers of records, which hold text wherever Dateline writes them.
public final class RecordHeader {

    private RecordHeader() {}

    /// What the last header of this name says; empty where there is none, or one without a value.
    public static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
