package org.dateline.gateway.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// All articles that meet a filter, in the order of their ids.
///
/// @param after the last article that a client has already
public record ExportQuery(
        ArticleFilter filter, Format format, Compression compression, Optional<UUID> after) {

    /// What an export is written in.
    public enum Format {
        NDJSON,
        CSV
    }

    /// How it is compressed.
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    /// All parameters of an export.
    public static final List<Parameter> PARAMETERS =
            Stream.concat(
                            ArticleFilter.PARAMETERS.stream(),
                            Stream.of(
                                    Parameter.choice(
                                            "format",
                                            "NDJSON (default): an article per line with its text"
                                                    + " and all that was found in it; or CSV.",
                                            Format.class),
                                    Parameter.choice(
                                            "compression",
                                            "NONE (default), GZIP or ZSTD.",
                                            Compression.class),
                                    Parameter.single(
                                            "after",
                                            "Id of the last article received whole, to resume an"
                                                    + " export after it.",
                                            "00000000-0000-8000-8000-000000000000")))
                    .toList();

    public static ExportQuery read(Parameters parameters) {
        ExportQuery query =
                new ExportQuery(
                        ArticleFilter.read(parameters),
                        parameters.choice("format", Format.class).orElse(Format.NDJSON),
                        parameters
                                .choice("compression", Compression.class)
                                .orElse(Compression.NONE),
                        parameters.value("after", ExportQuery::id));
        parameters.requireValid();
        return query;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the id of an article", e);
        }
    }
}
