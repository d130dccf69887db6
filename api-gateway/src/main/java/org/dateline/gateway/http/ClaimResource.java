package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.util.List;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ClaimReceipt;
import org.dateline.gateway.postgres.Claims;
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

    static final List<Parameter> PARAMETERS =
            List.of(
                    Parameter.single(
                            "from",
                            "The number of the record to begin with; `next` of the page before.",
                            "1000"),
                    Parameter.single("limit", "At most so many records, 1 to 1000.", "100"));

    private static final int LAST_RECORD = 999_999_999;

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
            description =
                    "One page of its records that are stored, or were rejected or erased; `next` is"
                            + " where the page after begins",
            content = @Content(schema = @Schema(implementation = ClaimReceipt.class)))
    public Response claim(@PathParam("claim") String claim, @Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), PARAMETERS);
        long from = parameters.number("from", 0, LAST_RECORD, 0);
        int limit = parameters.number("limit", 1, Claims.MAX_RECORDS, Claims.MAX_RECORDS);
        parameters.requireValid();
        if (claim.indexOf('\0') >= 0) {
            throw nothingYet();
        }
        ClaimReceipt receipt =
                claims.byId(claim, from, limit).orElseThrow(ClaimResource::nothingYet);
        Long next = receipt.next();
        return Lists.answer(
                receipt,
                "/v1/claims/" + URLEncoder.encode(claim, UTF_8),
                parameters,
                "from",
                next == null ? null : next.toString());
    }

    private static ProblemException nothingYet() {
        return new ProblemException(
                Problem.notFound("this claim has no stored, rejected or erased records"));
    }
}
