package org.dateline.formats.json;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.charset.Utf8Bytes;

/// A file of JSON: one object or several, an array of them, or an object with the list of articles
/// in it, as services answer. Read as a stream, so that it may have any length.
///
/// @param names of fields
public record JsonFile(FieldNames names) implements ArticleFormat {

    @Override
    public Description description() {
        return new Description(
                "JSON: objects, an array of them, or a list within an envelope",
                List.of("json"),
                "one an object",
                "application/json");
    }

    /// Any file that begins as JSON does. A file named as lines is one only where its first object
    /// spans lines, or is in UTF-16 or UTF-32.
    @Override
    public boolean recognises(Beginning beginning) {
        byte[] bytes = beginning.bytes();
        String ending = beginning.ending();
        boolean lines = ending.equals("ndjson") || ending.equals("jsonl");
        if (lines || ending.equals("json")) {
            if (beginning.starts(0xFF, 0xFE)
                    || beginning.starts(0xFE, 0xFF)
                    || beginning.starts(0, 0, 0xFE, 0xFF)) {
                return true;
            }
        }
        int at = beginning.starts(0xEF, 0xBB, 0xBF) ? 3 : 0;
        at = skipSpace(bytes, at);
        if (at == bytes.length) {
            return false;
        }
        if (bytes[at] == '[') {
            at = skipSpace(bytes, at + 1);
            return at < bytes.length && bytes[at] == '{';
        }
        if (bytes[at] != '{') {
            return false;
        }
        int inner = skipSpace(bytes, at + 1);
        boolean object = inner < bytes.length && bytes[inner] == '"';
        return object && (!lines || hasLineEnd(bytes, at, inner));
    }

    private static boolean hasLineEnd(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static int skipSpace(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || (bytes[at] >= 9 && bytes[at] <= 13))) {
            at++;
        }
        return at;
    }

    @Override
    public int version() {
        return 2 + names.version();
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        return new JsonObjects(
                new Utf8Bytes(input),
                names,
                envelope -> new JsonRecord(names, description().mediaType()));
    }

    @Override
    public Optional<byte[]> blank(Origin origin) {
        return new JsonLines(names).blank(origin);
    }

    @Override
    public boolean isBlank(Origin origin) {
        return new JsonLines(names).isBlank(origin);
    }
}
