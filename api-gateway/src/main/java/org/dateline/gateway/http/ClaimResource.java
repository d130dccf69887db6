package org.dateline.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dateline.gateway.postgres.ClaimReceipt;
import org.dateline.gateway.postgres.Claims;
import org.dateline.gateway.query.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Dropped files, by the claims under which they were taken.
@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
public class ClaimResource {

    private final Claims claims;

    ClaimResource(Claims claims) {
        this.claims = claims;
    }

    @GET
    @Path("/{claim}")
    @Operation(
            operationId = "getClaim",
            summary =
                    "What became of each record of one dropped file, with when each step was done")
    @APIResponse(
            responseCode = "200",
            description = "Records that are stored, or were rejected or erased; at most a thousand",
            content = @Content(schema = @Schema(implementation = ClaimReceipt.class)))
    public Response claim(@PathParam("claim") String claim, @Context HttpServerRequest request) {
        Parameters.of(request.query(), List.of()).requireValid();
        if (claim.indexOf('\0') >= 0) {
            throw nothingYet();
        }
        return Lists.answer(claims.byId(claim).orElseThrow(ClaimResource::nothingYet));
    }

    private static ProblemException nothingYet() {
        return new ProblemException(
                Problem.notFound("this claim has no stored, rejected or erased records"));
    }
}
