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
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.receipt.Submissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes files in, as if someone had dropped them.
@Path("/v1/files")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
public class UploadResource {

    static final List<Parameter> FILE =
            List.of(
                    Parameter.single(
                            "name",
                            "What the file is to be called in the inbox, with folders if you like."
                                    + " A waiting file of the same name is not replaced: `file` in"
                                    + " the answer is the name it has got.",
                            "wire/2026-11-28.warc.gz"));

    private final Submissions submissions;

    UploadResource(Submissions submissions) {
        this.submissions = submissions;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "submitFile",
            summary = "Submits a file of any format, as if it were dropped into the inbox",
            description =
                    "The body is the file itself. Its format is told by its content and its name.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Accepted and stored on disk; not published yet",
            content = @Content(schema = @Schema(implementation = Submitted.class)))
    public Response file(
            @org.eclipse.microprofile.openapi.annotations.parameters.Parameter(
                            description = Submitting.KEY)
                    @HeaderParam("Idempotency-Key")
                    @Nullable String idempotencyKey,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request,
            InputStream body) {
        Parameters parameters = Parameters.of(request.query(), FILE);
        Optional<String> name = parameters.text("name").filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            parameters.reject("name", "must be the name of the file, such as news.pdf");
        }
        parameters.requireValid();
        return Submitting.answer(
                submissions.submit(
                        name.orElseThrow(),
                        Submitting.key(idempotencyKey, headers),
                        Submitting.length(request),
                        body));
    }
}
