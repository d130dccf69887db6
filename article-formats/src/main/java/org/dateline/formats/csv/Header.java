package org.dateline.formats.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dateline.formats.json.Field;
import org.dateline.formats.json.FieldNames;

/// The first row of a table: what its columns hold, and what parts them.
///
/// @param columns by their places, as they are written
/// @param fields by their places
record Header(char separator, List<String> columns, List<Optional<Field.Name>> fields) {

    /// What may part fields.
    static final String SEPARATORS = ",;\t|";

    private static final int MOST_COLUMNS = 10_000;

    /// The reading in which most names mean something, a text among them; empty where there is
    /// none.
    static Optional<Header> of(String row, FieldNames names) {
        Header best = null;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            Header header = of(row, SEPARATORS.charAt(i), names);
            if (header.hasText() && (best == null || header.known() > best.known())) {
                best = header;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Header of(String row, char separator, FieldNames names) {
        List<String> columns = fields(row, separator).stream().map(String::strip).toList();
        List<Optional<Field.Name>> fields = new ArrayList<>();
        for (String column : columns) {
            fields.add(fields.size() < MOST_COLUMNS ? names.named(column) : Optional.empty());
        }
        return new Header(separator, columns, fields);
    }

    private boolean hasText() {
        return fields.stream()
                .flatMap(Optional::stream)
                .anyMatch(name -> name.field() == Field.TEXT);
    }

    private long known() {
        return fields.stream().flatMap(Optional::stream).count();
    }

    /// The fields of a row; nothing where it is more than one.
    List<String> fields(String row) {
        return fields(row, separator);
    }

    private static List<String> fields(String row, char separator) {
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .setTrailingData(true)
                        .setLenientEof(true)
                        .get();
        try (CSVParser parser = CSVParser.parse(row, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
