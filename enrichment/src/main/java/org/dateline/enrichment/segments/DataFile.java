package org.dateline.enrichment.segments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/// The vocabulary files beside this class: tab-separated columns, `#` before a remark.
final class DataFile {

    private DataFile() {}

    static List<String[]> rows(String name, int columns) {
        try (InputStream in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(name, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static String[] row(String name, String line, int columns) {
        String[] row = line.split("\t", -1);
        if (row.length != columns) {
            throw new IllegalStateException(name + " has a line of another form: " + line);
        }
        return row;
    }
}
