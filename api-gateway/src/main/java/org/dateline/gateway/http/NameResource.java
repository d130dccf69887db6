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
import org.dateline.gateway.postgres.NamePage;
import org.dateline.gateway.postgres.Names;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.NameQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The names that filters take.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
public class NameResource {

    private final Names names;
    private final Cursors cursors;

    NameResource(Names names, Cursors cursors) {
        this.names = names;
        this.cursors = cursors;
    }

    @GET
    @Path("/publishers")
    @Operation(operationId = "listPublishers", summary = "Publishers, the most frequent first")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = @Content(schema = @Schema(implementation = NamePage.class)))
    public Response publishers(@Context HttpServerRequest request) {
        return page(Names.Kind.PUBLISHERS, request);
    }

    @GET
    @Path("/languages")
    @Operation(
            operationId = "listLanguages",
            summary = "Languages of articles as BCP 47 tags, the most frequent first")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = @Content(schema = @Schema(implementation = NamePage.class)))
    public Response languages(@Context HttpServerRequest request) {
        return page(Names.Kind.LANGUAGES, request);
    }

    private Response page(Names.Kind kind, HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), NameQuery.PARAMETERS);
        NamePage page = names.page(kind, NameQuery.read(kind.label(), parameters, cursors));
        return Lists.answer(page, "/v1/" + kind.label(), parameters, page.next());
    }
}
