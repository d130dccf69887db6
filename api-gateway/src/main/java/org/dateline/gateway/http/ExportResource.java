package org.dateline.gateway.http;

import com.github.luben.zstd.ZstdOutputStream;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.dateline.gateway.format.ExportLines;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.Exports;
import org.dateline.gateway.query.ExportQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whole results of a filter, as a stream.
@Path("/v1/export")
@Singleton
@Tag(name = "articles")
public class ExportResource {

    /// Each holds a connection of the database for as long as its client reads.
    private static final int AT_ONCE = 2;

    private static final int BUFFER = 64 << 10;

    private static final String ARTICLES = "Dateline-Articles";
    private static final String SHA256 = "Dateline-SHA256";

    private final Exports exports;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "exportArticles",
            summary = "All articles that meet every condition, from one snapshot, in order of ids")
    @APIResponse(
            responseCode = "200",
            description =
                    "The header `Dateline-Articles` says how many follow. The last line of NDJSON"
                            + " has `export` with the number of articles and the SHA-256 of all"
                            + " lines before; trailers say the same in every format. An answer that"
                            + " is cut resumes with `after`.",
            content = {
                @Content(mediaType = "application/x-ndjson"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/gzip"),
                @Content(mediaType = "application/zstd")
            })
    public Response export(
            @Context HttpServerRequest request, @Context HttpServerResponse response) {
        ExportQuery query =
                ExportQuery.read(Parameters.of(request.query(), ExportQuery.PARAMETERS));
        StreamingOutput output = stream -> write(query, stream, request, response);
        String name = "articles." + extension(query);
        return Response.ok(output)
                .type(mediaType(query))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header("Trailer", ARTICLES + ", " + SHA256)
                .build();
    }

    private void write(
            ExportQuery query,
            OutputStream stream,
            HttpServerRequest request,
            HttpServerResponse response)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(
                            "unavailable",
                            "Service unavailable",
                            503,
                            "too many exports at once; try again later"));
        }
        try {
            send(query, compressed(query, new BufferedOutputStream(stream, BUFFER)), response);
        } catch (IOException | RuntimeException e) {
            if (response.headWritten()) {
                // an answer without an end, since one that ends looks whole
                request.connection().close();
            } else {
                response.headers().remove(ARTICLES);
            }
            throw e;
        } finally {
            places.release();
        }
    }

    private void send(ExportQuery query, OutputStream output, HttpServerResponse response)
            throws IOException {
        ExportLines lines = new ExportLines(query.format(), output);
        exports.run(
                query,
                new Exports.Sink() {
                    @Override
                    public void begin(long articles) throws IOException {
                        response.putHeader(ARTICLES, Long.toString(articles));
                        lines.begin(query.after().isPresent());
                    }

                    @Override
                    public void write(Exports.Exported article) throws IOException {
                        lines.write(article);
                    }
                });
        lines.end();
        response.putTrailer(ARTICLES, Long.toString(lines.articles()));
        response.putTrailer(SHA256, lines.sha256());
        output.close();
    }

    private static OutputStream compressed(ExportQuery query, OutputStream output)
            throws IOException {
        return switch (query.compression()) {
            case NONE -> output;
            case GZIP -> new GZIPOutputStream(output, BUFFER);
            case ZSTD -> new ZstdOutputStream(output);
        };
    }

    private static String mediaType(ExportQuery query) {
        return switch (query.compression()) {
            case NONE ->
                    switch (query.format()) {
                        case NDJSON -> "application/x-ndjson";
                        case CSV -> "text/csv;charset=UTF-8";
                    };
            case GZIP -> "application/gzip";
            case ZSTD -> "application/zstd";
        };
    }

    private static String extension(ExportQuery query) {
        String format =
                switch (query.format()) {
                    case NDJSON -> "ndjson";
                    case CSV -> "csv";
                };
        return switch (query.compression()) {
            case NONE -> format;
            case GZIP -> format + ".gz";
            case ZSTD -> format + ".zst";
        };
    }
}
