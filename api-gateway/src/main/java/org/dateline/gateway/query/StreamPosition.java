package org.dateline.gateway.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far a client has followed a topic: of each partition the offset it reads next. As an event's
/// id it leads to the events after it.
public record StreamPosition(List<Long> offsets) {

    private static final Pattern FORM = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,999}");

    public StreamPosition {
        offsets = List.copyOf(offsets);
    }

    /// @throws IllegalArgumentException saying what is allowed
    public static StreamPosition of(String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("must be the id of an event of this stream");
        }
        return new StreamPosition(Arrays.stream(id.split("\\.")).map(Long::valueOf).toList());
    }

    /// After the record at an offset of a partition.
    public StreamPosition after(int partition, long offset) {
        List<Long> next = new ArrayList<>(offsets);
        while (next.size() <= partition) {
            next.add(0L);
        }
        next.set(partition, offset + 1);
        return new StreamPosition(next);
    }

    @Override
    public String toString() {
        return offsets.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
