package org.dateline.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.charset.DecodedText;
import org.dateline.formats.charset.Shape;
import org.dateline.formats.charset.Utf8Bytes;
import org.dateline.formats.json.Field;
import org.dateline.formats.json.FieldNames;
import org.dateline.formats.json.FieldValues;
import org.jspecify.annotations.Nullable;

/// Reads a table row by row.
final class CsvArticles implements RecordReader {

    private static final int MOST_NAMES = 100;

    /// Cutting again takes time: only so often in a row, and not of the longest.
    private static final int MOST_CUTS = 50;

    private static final int MOST_CUT = 1 << 20;

    /// Blank lines that are passed over before other files have their turn.
    private static final int MOST_PASSED_OVER = 1 << 20;

    private final Utf8Bytes bytes;
    private final Rows rows;
    private final FieldNames names;
    private final String mediaType;

    /// What the file's beginning is in, where that is not UTF-8.
    private final Optional<DecodedText.Text> beginning;

    private @Nullable Header header;
    private long records;
    private int cuts;

    CsvArticles(RecordInput input, FieldNames names, String mediaType) throws IOException {
        byte[] ahead = input.ahead();
        this.beginning = isUtf8(ahead) ? Optional.empty() : text(DecodedText.of(ahead));
        this.bytes = new Utf8Bytes(input);
        this.rows = new Rows(bytes);
        this.names = names;
        this.mediaType = mediaType;
    }

    /// A block may end within a letter.
    private static boolean isUtf8(byte[] block) {
        int end = block.length;
        for (int cut = 0; cut < 4 && cut <= end; cut++) {
            if (DecodedText.strict(Arrays.copyOf(block, end - cut), UTF_8).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<DecodedText.Text> text(DecodedText decoded) {
        return decoded instanceof DecodedText.Text text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public Step next() throws IOException {
        long begun = bytes.position();
        while (bytes.position() - begun < MOST_PASSED_OVER) {
            Optional<Rows.Row> next = rows.next();
            if (next.isEmpty()) {
                return rows.isWithinRow() ? new Step.Unfinished() : end();
            }
            Rows.Row row = next.get();
            Header known = header;
            if (known != null && row.isTooLong()) {
                records++;
                return new Step.LeftOut(
                        "row", row.line(), row.start(), row.length(), Rows.MOST_BYTES);
            }
            if (known != null && row.length() > 0) {
                records++;
                return step(row, known);
            }
            if (known == null && row.length() > 0) {
                Optional<Step> fault = header(row);
                if (fault.isPresent()) {
                    return fault.get();
                }
            }
        }
        return new Step.Unfinished();
    }

    private Step end() {
        return records == 0
                ? new Step.Unusable(ReasonCode.EMPTY, "the table has no rows")
                : new Step.End();
    }

    private Optional<Step> header(Rows.Row row) {
        String first = decoded(row.bytes()).map(DecodedText.Text::text).orElse("").strip();
        if (first.startsWith("sep=") && first.length() <= 5) {
            return Optional.empty(); // Excel's own first line
        }
        Optional<Header> found = row.isTooLong() ? Optional.empty() : Header.of(first, names);
        header = found.orElse(null);
        found.ifPresent(header -> rows.separateBy(header.separator()));
        return found.isPresent() ? Optional.empty() : Optional.of(noHeader());
    }

    private static Step noHeader() {
        return new Step.Unusable(
                ReasonCode.MALFORMED_RECORD,
                "the first row names no column of the text; name one \"text\", or say by"
                        + " DATELINE_FIELDS which it is, and drop the file again");
    }

    /// A mark too many makes rows run together: they are cut apart again, line by line, so that it
    /// costs only its own.
    private Step step(Rows.Row row, Header columns) {
        boolean together =
                row.isOdd() && row.length() <= MOST_CUT && row.firstLine() < row.bytes().length;
        cuts = together ? cuts + 1 : 0;
        if (together && cuts <= MOST_CUTS) {
            Rows.Row first = rows.cut(row);
            return broken(
                    "a quotation mark in the row is not closed",
                    new Origin(first.start(), first.bytes()));
        }
        return whole(row, columns);
    }

    private Step whole(Rows.Row row, Header columns) {
        Origin origin = new Origin(row.start(), row.bytes());
        if (CsvFile.isBlank(row.bytes())) {
            return broken("the row has only dashes", origin);
        }
        if (row.isOdd() && row.ending().length == 0) {
            return broken("the file ends within quotation marks: it is cut off", origin);
        }
        if (Shape.isBinary(row.bytes())) {
            return new Step.Broken(
                    ReasonCode.BINARY,
                    "binary data in the row; write it again from its source",
                    origin);
        }
        Optional<DecodedText.Text> decoded = decoded(row.bytes());
        if (decoded.isEmpty()) {
            return new Step.Broken(
                    ReasonCode.UNDECODABLE,
                    "no supported charset can decode the row; " + DecodedText.CONVERT,
                    origin);
        }
        List<String> fields = columns.fields(decoded.get().text());
        if (fields.size() != columns.fields().size()) {
            return broken(
                    "the row has %d fields, the first one %d: fields with the separator or line ends need quotation marks"
                            .formatted(fields.size(), columns.fields().size()),
                    origin);
        }
        FieldValues values = values(fields, columns);
        Optional<TextLimits.Breach> breach = TextLimits.check(values.text());
        return breach.<Step>map(b -> new Step.Broken(b.reason(), b.detail(), origin))
                .orElseGet(() -> article(values, decoded.get(), origin));
    }

    private Step article(FieldValues values, DecodedText.Text decoded, Origin origin) {
        boolean utf8 = decoded.charset().equals(UTF_8.name());
        return new Step.Article(
                values.text(),
                values.declared(),
                mediaType,
                decoded.charset(),
                !utf8 && decoded.doubtful(),
                Sha256.hex(origin.bytes()),
                bytes.areThoseOfTheFile() ? origin : null);
    }

    private static FieldValues values(List<String> fields, Header columns) {
        FieldValues values = new FieldValues();
        for (int i = 0; i < fields.size(); i++) {
            Optional<Field.Name> name = columns.fields().get(i);
            if (name.isPresent()) {
                Field field = name.get().field();
                boolean list = field == Field.AUTHORS || field == Field.TAGS;
                String value = fields.get(i);
                values.add(
                        name.get(),
                        columns.columns().get(i),
                        list ? listed(value, field) : List.of(value));
            }
        }
        return values;
    }

    /// Several in one field: parted by semicolons or bars, tags also by commas, or as the list that
    /// a program has printed, such as `['A', 'B']`.
    private static List<String> listed(String value, Field field) {
        String plain = value.strip();
        boolean printed = plain.startsWith("[") && plain.endsWith("]");
        String inner = printed ? plain.substring(1, plain.length() - 1) : plain;
        List<String> parts = new ArrayList<>();
        for (String part :
                inner.split(printed || field == Field.TAGS ? "[;|,]" : "[;|]", MOST_NAMES)) {
            String name = part.strip();
            boolean quoted =
                    printed
                            && name.length() > 1
                            && (name.charAt(0) == '\'' || name.charAt(0) == '"')
                            && name.charAt(0) == name.charAt(name.length() - 1);
            parts.add(quoted ? name.substring(1, name.length() - 1) : name);
        }
        return parts;
    }

    private Optional<DecodedText.Text> decoded(byte[] row) {
        Optional<String> utf8 = DecodedText.strict(row, UTF_8);
        if (utf8.isPresent()) {
            return Optional.of(new DecodedText.Text(utf8.get(), UTF_8.name()));
        }
        if (beginning.isPresent() && bytes.areThoseOfTheFile()) {
            DecodedText.Text whole = beginning.get();
            Optional<String> text = DecodedText.strict(row, Charset.forName(whole.charset()));
            if (text.isPresent()) {
                return Optional.of(
                        new DecodedText.Text(text.get(), whole.charset(), whole.doubtful()));
            }
        }
        return text(DecodedText.of(row));
    }

    private static Step broken(String detail, Origin origin) {
        return new Step.Broken(ReasonCode.MALFORMED_RECORD, detail, origin);
    }
}
