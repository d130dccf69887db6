package org.dateline.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.Stats;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How much is stored.
@Path("/v1/stats")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "system")
public class StatsResource {

    private final Database database;

    StatsResource(Database database) {
        this.database = database;
    }

    @GET
    @Operation(operationId = "getStats", summary = "How much is stored")
    @APIResponse(
            responseCode = "200",
            description = "Counts of everything",
            content = @Content(schema = @Schema(implementation = Stats.class)))
    public Response stats(@Context HttpServerRequest request) {
        Parameters.of(request.query(), List.of()).requireValid();
        return Lists.answer(Stats.of(database));
    }
}
