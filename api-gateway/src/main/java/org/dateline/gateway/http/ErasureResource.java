package org.dateline.gateway.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.dateline.edge.AdminToken;
import org.dateline.gateway.parameters.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases articles, by asking store-service.
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
@SecurityScheme(securitySchemeName = "admin", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class ErasureResource {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureResource.class);

    private final Access access;
    private final AdminToken token;
    private final StoreService store;
    private final ObjectMapper json;

    ErasureResource(Access access, AdminToken token, StoreService store, ObjectMapper json) {
        this.access = access;
        this.token = token;
        this.store = store;
        this.json = json;
    }

    @DELETE
    @Path("/{id}")
    @SecurityRequirement(name = "admin")
    @Operation(
            operationId = "eraseArticle",
            summary = "Erases an article for good",
            description =
                    "Its rows are gone when this answers. It does not come back by a replay, nor"
                            + " when its file is dropped again, unless with force. May be repeated.")
    @APIResponse(responseCode = "204", description = "All of it is done")
    @APIResponse(
            responseCode = "200",
            description = "Done, but there are files that a person has to look at",
            content = @Content(schema = @Schema(implementation = Erased.class)))
    @APIResponse(
            responseCode = "202",
            description = "Its rows are gone; what is pending will be done as soon as it can be",
            content = @Content(schema = @Schema(implementation = Erased.class)))
    public Response erase(@PathParam("id") String id, @Context HttpServerRequest request) {
        // whoever has a key of an admin may erase, but it is the token that store-service asks for
        String authorization =
                token.header()
                        .filter(set -> access.isAdmin(request.getHeader(HttpHeaders.AUTHORIZATION)))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.of(token.refusal(null).orElseThrow())));
        Parameters.of(request.query(), List.of()).requireValid();
        return answer(asked(ArticleResource.articleId(id), authorization));
    }

    private HttpResponse<String> asked(UUID article, String authorization) {
        try {
            return store.erase(article, authorization);
        } catch (IOException e) {
            LOG.warn("store-service unavailable reason={}", e.getClass().getSimpleName());
            throw unavailable();
        }
    }

    private Response answer(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 204 -> Response.noContent().build();
            case 200, 202 -> Response.status(answer.statusCode()).entity(read(answer)).build();
            case 404 -> throw ArticleResource.noSuchArticle();
            default -> {
                LOG.warn("store-service rejected the erasure status={}", answer.statusCode());
                throw unavailable();
            }
        };
    }

    private Erased read(HttpResponse<String> answer) {
        try {
            return json.readValue(answer.body(), Erased.class);
        } catch (IOException e) {
            LOG.error("invalid response from store-service", e);
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                Problem.of(
                        "unavailable",
                        "Service unavailable",
                        503,
                        "store-service or its database is unavailable, or has a different admin"
                                + " token; repeat the request, which is always safe"));
    }
}
