package org.dateline.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.receipt.Submissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes articles in, as if someone had dropped them as a file.
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
public class SubmissionResource {

    private static final String LINES = "application/x-ndjson";
    private static final String ARTICLE =
            """
            {"url": "https://news.example/harbour", "title": "Harbour opens",
             "published": "2026-11-28T09:00:00+01:00", "text": "The harbour opened on Friday."}
            """;
    private static final int NAME_CHARS = 32;

    private final Submissions submissions;

    SubmissionResource(Submissions submissions) {
        this.submissions = submissions;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, LINES})
    @Operation(
            operationId = "submitArticles",
            summary = "Submits articles: one JSON object, an array of them, or one on each line",
            description =
                    "The fields are those of an .ndjson file in the inbox; `text` is needed. The"
                            + " articles can be searched within seconds; `status` in the answer"
                            + " tells when, and which were rejected and why.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "article", value = ARTICLE)),
                @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "202",
            description = "Accepted and stored on disk; not published yet",
            content = @Content(schema = @Schema(implementation = Submitted.class)))
    public Response articles(
            @org.eclipse.microprofile.openapi.annotations.parameters.Parameter(
                            description = Submitting.KEY)
                    @HeaderParam("Idempotency-Key")
                    @Nullable String idempotencyKey,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request,
            InputStream body)
            throws IOException {
        Parameters.of(request.query(), List.of()).requireValid();
        Optional<String> key = Submitting.key(idempotencyKey, headers);
        String name =
                "api/"
                        + key.map(known -> known.substring(0, NAME_CHARS))
                                .orElseGet(() -> UUID.randomUUID().toString());
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType())) {
            return Submitting.answer(
                    submissions.submit(name + ".ndjson", key, Submitting.length(request), body));
        }
        byte[] json = ArticleBody.read(body);
        return Submitting.answer(
                submissions.submit(
                        name + ".json",
                        key,
                        OptionalLong.of(json.length),
                        new ByteArrayInputStream(json)));
    }
}
