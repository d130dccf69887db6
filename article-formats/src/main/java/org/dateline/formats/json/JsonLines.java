package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Description;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.charset.Shape;

/// Articles as JSON objects, one a line, in UTF-8
/// ([NDJSON](https://github.com/ndjson/ndjson-spec)), with the fields of [Field]. A line that is
/// not UTF-8 is read in the charset that it seems to be in. Blank lines are passed over.
///
/// @param names of fields
public record JsonLines(FieldNames names) implements ArticleFormat {

    /// A text of the most bytes takes six times as many where every character is escaped.
    static final int MOST_LINE_BYTES = 8 << 20;

    /// Blank lines that are passed over before other files have their turn.
    private static final int MOST_BLANK_BYTES = 1 << 20;

    @Override
    public Description description() {
        return new Description(
                "JSON objects, one a line, in UTF-8",
                List.of("ndjson", "jsonl"),
                "one a line",
                "application/x-ndjson");
    }

    @Override
    public int version() {
        return 4 + names.version();
    }

    @Override
    public boolean resumesByBytes() {
        return true;
    }

    @Override
    public Optional<byte[]> blank(Origin origin) {
        byte[] blank = new byte[origin.bytes().length];
        Arrays.fill(blank, (byte) ' ');
        blank[0] = '{';
        blank[1] = '}';
        return Optional.of(blank);
    }

    @Override
    public boolean isBlank(Origin origin) {
        return new String(origin.bytes(), UTF_8).strip().equals("{}");
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        Optional<Step> other = input.taken() == 0 ? otherFormat(input.ahead()) : Optional.empty();
        return new Lines(input, record, other, new JsonRecord(names, description().mediaType()));
    }

    /// Reads on from a line's start.
    private static final class Lines implements RecordReader {

        private final RecordInput input;
        private final Optional<Step> instead;
        private final JsonRecord record;
        private long records;

        Lines(RecordInput input, long records, Optional<Step> instead, JsonRecord record) {
            this.input = input;
            this.record = record;
            this.records = records;
            this.instead = instead;
        }

        @Override
        public Step next() throws IOException {
            if (instead.isPresent()) {
                return instead.get();
            }
            long begun = input.taken();
            while (input.taken() - begun < MOST_BLANK_BYTES) {
                Optional<RecordInput.Line> line = input.line(MOST_LINE_BYTES);
                if (line.isEmpty()) {
                    return records == 0
                            ? new Step.Unusable(ReasonCode.EMPTY, "the file has no lines")
                            : new Step.End();
                }
                RecordInput.Line read = line.get();
                if (!read.isComplete()) {
                    return new Step.Unfinished();
                }
                Optional<byte[]> bytes = read.bytes();
                if (bytes.isEmpty()) {
                    records++;
                    return new Step.LeftOut(
                            "line", read.number(), read.start(), read.length(), MOST_LINE_BYTES);
                }
                if (!isBlank(bytes.get())) {
                    records++;
                    return step(new Origin(read.start(), bytes.get()), record);
                }
            }
            return new Step.Unfinished();
        }
    }

    /// What the start of a file says against its being one of these, whose lines would all be
    /// rejected one by one.
    private static Optional<Step> otherFormat(byte[] start) {
        if (Shape.isBinary(start) && !holdsObject(start)) {
            return Optional.of(
                    new Step.Unusable(
                            ReasonCode.BINARY,
                            "binary data, not UTF-8 text, and no line that is a JSON object; convert"
                                    + " the file to UTF-8, or give it the ending of its own format,"
                                    + " and drop it again"));
        }
        int first = skipBlanks(start, mark(start));
        if (first < start.length && start[first] == '[') {
            return Optional.of(
                    new Step.Unusable(
                            ReasonCode.MALFORMED_RECORD,
                            "the file is one JSON array; expected one JSON object per line"));
        }
        if (first < start.length && start[first] == '{' && endsLine(start, first + 1)) {
            return Optional.of(
                    new Step.Unusable(
                            ReasonCode.MALFORMED_RECORD,
                            "the first JSON object spans several lines; expected one object per line"));
        }
        return Optional.empty();
    }

    /// Whether a line looks like an article: then what is binary beside it is damage, such as the
    /// zeros that a loss of power leaves.
    private static boolean holdsObject(byte[] start) {
        int from = mark(start);
        while (from < start.length) {
            int end = from;
            while (end < start.length && start[end] != '\n') {
                end++;
            }
            if (isObject(Arrays.copyOfRange(start, from, end))) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    private static boolean isObject(byte[] line) {
        int first = skipZeros(line);
        int last = line.length - 1;
        while (last > first && (line[last] == '\r' || line[last] == ' ' || line[last] == '\t')) {
            last--;
        }
        if (last <= first || line[first] != '{' || line[last] != '}') {
            return false;
        }
        int name = skipBlanks(line, first + 1);
        return line[name] == '"' && !Shape.isBinary(Arrays.copyOfRange(line, first, last));
    }

    private static boolean endsLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at < bytes.length && bytes[at] == '\n';
    }

    private static Step step(Origin origin, JsonRecord record) {
        byte[] bytes = origin.bytes();
        int mark = origin.start() == 0 ? mark(bytes) : 0;
        int zeros = mark == 0 ? skipZeros(bytes) : 0;
        return record.read(origin, zeros < bytes.length ? Math.max(mark, zeros) : 0);
    }

    /// How many bytes the byte order mark takes.
    private static int mark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3
                        && (bytes[0] & 0xFF) == 0xEF
                        && (bytes[1] & 0xFF) == 0xBB
                        && (bytes[2] & 0xFF) == 0xBF;
        return marked ? 3 : 0;
    }

    private static boolean isBlank(byte[] line) {
        return skipBlanks(line, mark(line)) == line.length;
    }

    /// A loss of power, or a line end in UTF-16 before it, leaves zeros in front of a whole line.
    private static int skipZeros(byte[] line) {
        int at = 0;
        while (at < line.length && line[at] == 0) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length
                && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r'))) {
            at++;
        }
        return at;
    }
}
