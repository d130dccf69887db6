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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.MentionedEntities;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityDetails;
import org.dateline.gateway.postgres.EntityPage;
import org.dateline.gateway.postgres.Histograms;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.EntityQuery;
import org.dateline.gateway.query.Histogram;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Persons, organizations and places, and the articles that mention them.
@Path("/v1/entities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "entities")
public class EntityResource {

    private final Entities entities;
    private final Articles articles;
    private final Histograms histograms;
    private final Cursors cursors;
    private final Tagged tagged;

    EntityResource(
            Entities entities,
            Articles articles,
            Histograms histograms,
            Cursors cursors,
            Tagged tagged) {
        this.entities = entities;
        this.articles = articles;
        this.histograms = histograms;
        this.cursors = cursors;
        this.tagged = tagged;
    }

    @GET
    @Operation(
            operationId = "listEntities",
            summary = "Persons, organizations and places by words of their names")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = @Content(schema = @Schema(implementation = EntityPage.class)))
    public Response list(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), EntityQuery.PARAMETERS);
        EntityPage page = entities.page(EntityQuery.read(parameters, cursors));
        return Lists.answer(page, "/v1/entities", parameters, page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEntity", summary = "A person, organization or place")
    @APIResponse(
            responseCode = "200",
            description =
                    "The entity, how articles write its name, and what is mentioned together with it",
            content = @Content(schema = @Schema(implementation = EntityDetails.class)))
    public Response entity(
            @PathParam("id") String id,
            @Context HttpServerRequest request,
            @Context Request conditions) {
        Parameters.of(request.query(), List.of()).requireValid();
        return tagged.answer(
                conditions,
                known(id).flatMap(entities::details).orElseThrow(EntityResource::noSuchEntity));
    }

    @GET
    @Path("/{id}/articles")
    @Operation(
            operationId = "listArticlesOfEntity",
            summary = "Articles that mention it and meet every condition given")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Response articles(@PathParam("id") String id, @Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), ArticleQuery.PARAMETERS);
        ArticleQuery query = ArticleQuery.read(parameters, mentioning(id, parameters), cursors);
        String entity = require(id).id();
        ArticlePage page = articles.page(query);
        return Lists.answer(
                page, "/v1/entities/" + encoded(entity) + "/articles", parameters, page.next());
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(
            operationId = "countArticlesOfEntity",
            summary = "How many articles that mention it were published when")
    @APIResponse(
            responseCode = "200",
            description = "Counts by publication date",
            content = @Content(schema = @Schema(implementation = Buckets.class)))
    public Response timeline(@PathParam("id") String id, @Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), Histogram.PARAMETERS);
        Histogram histogram = Histogram.read(parameters, mentioning(id, parameters));
        require(id);
        return Lists.answer(histograms.of(histogram));
    }

    private static ArticleFilter mentioning(String entity, Parameters parameters) {
        return ArticleFilter.read(parameters).and(new MentionedEntities(List.of(entity)));
    }

    private EntityCount require(String id) {
        return known(id).flatMap(entities::byId).orElseThrow(EntityResource::noSuchEntity);
    }

    /// Empty for what can be no id.
    static Optional<String> known(String id) {
        return Optional.of(id)
                .filter(text -> text.length() <= Parameters.MAX_LENGTH && text.indexOf(0) < 0);
    }

    static ProblemException noSuchEntity() {
        return new ProblemException(Problem.notFound("entity not found"));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20").replace("%3A", ":");
    }
}
