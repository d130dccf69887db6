package org.dateline.formats.json;

import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.charset.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/// Finds the objects in a file of JSON by its brackets and strings alone, and hands them over one
/// by one.
final class JsonObjects implements RecordReader {

    /// The keys of lists of articles in what services and tools write.
    private static final Set<String> LISTS =
            Set.of(
                    "articles",
                    "hits",
                    "results",
                    "items",
                    "docs",
                    "documents",
                    "data",
                    "news",
                    "stories",
                    "entries",
                    "records",
                    "posts",
                    "rows",
                    "content",
                    "@graph");

    /// Read for nothing before other files have their turn.
    private static final long MOST_WITHOUT_RECORD = 4 << 20;

    /// Objects around the list.
    private static final int MOST_AROUND = 3;

    private static final int LONGEST_KEY = 64;

    private final Utf8Bytes in;
    private final FieldNames names;
    private final Function<byte[], JsonRecord> reader;

    /// What stands before the list of records.
    private byte[] envelope = {};

    private @Nullable JsonRecord record;
    private long records;
    private boolean inList;
    private boolean listEnded;

    /// The object or value that is being read.
    private Utf8Bytes.Collected collected = new Utf8Bytes.Collected();

    private long start = -1;
    private int depth;
    private boolean object;
    private boolean arrays;
    private boolean inString;
    private boolean escaped;
    private StringBuilder key = new StringBuilder();
    private boolean keyComplete;
    private boolean hasText;

    /// A list may begin here: behind `[`, and nothing but white space since.
    private boolean mayBeList;

    /// @param reader of records, for the bytes of the envelope that stand before them
    JsonObjects(Utf8Bytes in, FieldNames names, Function<byte[], JsonRecord> reader) {
        this.in = in;
        this.names = names;
        this.reader = reader;
    }

    @Override
    public Step next() throws IOException {
        long begun = in.position();
        while (in.position() - begun < MOST_WITHOUT_RECORD) {
            int next = in.next();
            if (next < 0) {
                return end();
            }
            if (start < 0) {
                between(next);
            } else if (within(next)) {
                return record();
            }
        }
        return new Step.Unfinished();
    }

    private Step end() {
        if (start >= 0 && depth > 0) {
            return new Step.Unusable(
                    ReasonCode.MALFORMED_RECORD,
                    "the file ends within the record at byte "
                            + start
                            + "; it may have been cut off: drop the whole file again");
        }
        if (start >= 0) {
            return record();
        }
        if (inList && !listEnded) {
            return new Step.Unusable(
                    ReasonCode.MALFORMED_RECORD,
                    "the file ends within its array; it may have been cut off: drop the whole"
                            + " file again");
        }
        return records == 0
                ? new Step.Unusable(ReasonCode.EMPTY, "the file has no records")
                : new Step.End();
    }

    /// Between records: white space and commas; behind the list, whatever ends the envelope.
    private void between(int next) {
        if (listEnded || next == ' ' || (next >= 9 && next <= 13) || next == ',') {
            return;
        }
        if (next == ']' && inList) {
            listEnded = true;
        } else if (next == '[' && !inList && records == 0) {
            inList = true;
        } else {
            begin(next);
        }
    }

    private void begin(int next) {
        start = in.position() - 1;
        collected = new Utf8Bytes.Collected();
        collected.add(next, JsonLines.MOST_LINE_BYTES);
        object = next == '{';
        depth = next == '{' || next == '[' ? 1 : 0;
        arrays = next == '[';
        inString = next == '"';
        escaped = false;
        mayBeList = false;
        hasText = false;
        key = new StringBuilder();
        keyComplete = false;
    }

    /// Takes one byte of a record.
    ///
    /// @return whether it was its last
    private boolean within(int next) {
        if (depth == 0 && !inString && (next == ',' || next == ']' || next == '\n')) {
            listEnded |= next == ']' && inList;
            return true; // a bare value is over
        }
        collected.add(next, JsonLines.MOST_LINE_BYTES);
        if (inString) {
            string(next);
            return false;
        }
        boolean space = next == ' ' || (next >= 9 && next <= 13);
        if (mayBeList && !space) {
            mayBeList = false;
            if (next == '{') {
                inList = true;
                envelope = collected.bytes();
                begin(next);
                return false;
            }
        }
        switch (next) {
            case '"' -> {
                inString = true;
                key = new StringBuilder();
                keyComplete = false;
            }
            case ':' -> {
                keyComplete = true;
                hasText |= depth == 1 && isText(key.toString());
            }
            case '{' -> depth++;
            case '[' -> {
                depth++;
                mayBeList = isList();
                arrays |= !mayBeList;
            }
            case '}', ']' -> {
                depth--;
                arrays &= depth > 1;
                return depth == 0;
            }
            default -> {}
        }
        return false;
    }

    private void string(int next) {
        if (escaped) {
            escaped = false;
        } else if (next == '\\') {
            escaped = true;
        } else if (next == '"') {
            inString = false;
            return;
        }
        if (key.length() < LONGEST_KEY) {
            key.append((char) next);
        }
    }

    private boolean isList() {
        return !inList
                && records == 0
                && object
                && !arrays
                && !hasText
                && keyComplete
                && depth - 1 <= MOST_AROUND
                && LISTS.contains(key.toString());
    }

    private boolean isText(String key) {
        return names.named(key).filter(name -> name.field() == Field.TEXT).isPresent();
    }

    private Step record() {
        Origin origin = new Origin(start, collected.bytes());
        long length = collected.length();
        start = -1;
        collected = new Utf8Bytes.Collected();
        records++;
        if (length > JsonLines.MOST_LINE_BYTES) {
            return new Step.LeftOut(
                    "object", records, origin.start(), length, JsonLines.MOST_LINE_BYTES);
        }
        Step step = reader().read(origin, 0);
        return step instanceof Step.Article article && !in.areThoseOfTheFile()
                ? new Step.Article(
                        article.text(),
                        article.declared(),
                        article.mediaType(),
                        article.charset(),
                        article.charsetDoubtful(),
                        article.sha256(),
                        null)
                : step;
    }

    private JsonRecord reader() {
        JsonRecord known = record;
        if (known == null) {
            known = reader.apply(envelope);
            record = known;
            envelope = new byte[0];
        }
        return known;
    }
}
