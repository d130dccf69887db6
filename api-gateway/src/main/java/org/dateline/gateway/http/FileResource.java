package org.dateline.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.receipt.FileReceipt;
import org.dateline.gateway.receipt.FileReceipts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Dropped files, by their names.
@Path("/v1/files")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
public class FileResource {

    static final List<Parameter> PARAMETERS =
            List.of(
                    Parameter.single(
                            "name",
                            "The file's path in the inbox, or the last part of it.",
                            "a.txt"),
                    Parameter.single(
                            "cursor",
                            "`next` of the page before.",
                            "0198f0a2-0000-7000-8000-000000000000"));

    private final FileReceipts receipts;

    FileResource(FileReceipts receipts) {
        this.receipts = receipts;
    }

    /// @param files those that wait first, then the newest
    /// @param next the cursor of the page after; null when this is the last
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileList(List<FileReceipt> files, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "listFiles",
            summary =
                    "What became of every file dropped under a name, with when each step was done,"
                            + " also of one that waits or is in quarantine")
    @APIResponse(
            responseCode = "200",
            description =
                    "One page of at most twenty files, each with its first thousand records;"
                            + " `/v1/claims/{claim}` tells of the others",
            content = @Content(schema = @Schema(implementation = FileList.class)))
    public Response list(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), PARAMETERS);
        Optional<String> name = parameters.text("name").filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            parameters.reject("name", "must be the name of a dropped file");
        }
        Optional<String> cursor = parameters.text("cursor").filter(text -> !text.isBlank());
        parameters.requireValid();
        FileReceipts.Page page = receipts.of(name.orElseThrow(), cursor);
        return Lists.answer(
                new FileList(page.files(), page.next()), "/v1/files", parameters, page.next());
    }
}
