package org.dateline.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.TimelinePage;
import org.dateline.gateway.postgres.Timelines;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.TimelineQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is said to have happened when.
@Path("/v1/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "entities")
public class TimelineResource {

    private final Timelines timelines;
    private final Cursors cursors;

    TimelineResource(Timelines timelines, Cursors cursors) {
        this.timelines = timelines;
        this.cursors = cursors;
    }

    @GET
    @Operation(
            operationId = "listTimeline",
            summary =
                    "The dates that the articles of a filter speak of, each with its sentence; with"
                            + " entity those that stand beside one of them, and with mentions those"
                            + " that overlap it")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = @Content(schema = @Schema(implementation = TimelinePage.class)))
    public Response timeline(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), TimelineQuery.PARAMETERS);
        TimelinePage page = timelines.page(TimelineQuery.read(parameters, cursors));
        return Lists.answer(page, "/v1/timeline", parameters, page.next());
    }
}
