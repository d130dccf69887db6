package org.dateline.gateway.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dateline.gateway.postgres.Exports.Exported;
import org.dateline.gateway.query.ExportQuery;

/// Articles as lines of an export, counted and hashed as they are written.
public final class ExportLines {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "title",
                    "published",
                    "language",
                    "publisher",
                    "url",
                    "receivedAt",
                    "storedAt",
                    "clusterId",
                    "text");

    private final ExportQuery.Format format;
    private final OutputStream output;
    private final MessageDigest digest;
    private long articles;

    public ExportLines(ExportQuery.Format format, OutputStream output) {
        this.format = format;
        this.output = output;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// @param resumed whether another export had the lines before
    public void begin(boolean resumed) throws IOException {
        if (format == ExportQuery.Format.CSV && !resumed) {
            write(Csv.line(COLUMNS));
        }
    }

    public void write(Exported article) throws IOException {
        write(
                switch (format) {
                    case NDJSON -> json(article);
                    case CSV -> csv(article);
                });
        articles++;
    }

    /// What says that nothing is missing; NDJSON has it as its last line.
    public void end() throws IOException {
        if (format == ExportQuery.Format.NDJSON) {
            String line =
                    "{\"export\":{\"articles\":%d,\"sha256\":\"%s\"}}\n"
                            .formatted(articles, sha256());
            output.write(line.getBytes(UTF_8));
        }
    }

    public long articles() {
        return articles;
    }

    /// Of all lines of articles, the header of CSV included, in hex.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digests of every Java platform can be cloned", e);
        }
    }

    private void write(String line) throws IOException {
        byte[] bytes = line.getBytes(UTF_8);
        digest.update(bytes);
        output.write(bytes);
    }

    private static String json(Exported article) {
        String event = article.event().substring(1);
        return "{\"id\":\"%s\",\"storedAt\":\"%s\",\"clusterId\":\"%s\",\"text\":\""
                        .formatted(article.id(), article.storedAt(), article.clusterId())
                + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(article.text()))
                + (event.equals("}") ? "\"" : "\",")
                + event
                + "\n";
    }

    private static String csv(Exported article) {
        return Csv.line(
                Stream.of(
                                article.id(),
                                article.title(),
                                article.published(),
                                article.language(),
                                article.publisher(),
                                article.url(),
                                article.receivedAt(),
                                article.storedAt(),
                                article.clusterId(),
                                article.text())
                        .map(value -> Objects.toString(value, ""))
                        .toList());
    }
}
