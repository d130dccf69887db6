package org.dateline.gateway.http;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ArticleCount;
import org.dateline.gateway.postgres.ArticleDocument;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.ArticleSummary;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.postgres.Claims;
import org.dateline.gateway.postgres.Documents;
import org.dateline.gateway.postgres.FacetCounts;
import org.dateline.gateway.postgres.Facets;
import org.dateline.gateway.postgres.Histograms;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.FacetQuery;
import org.dateline.gateway.query.Histogram;
import org.dateline.gateway.query.Output;
import org.dateline.gateway.query.Sort;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Articles: found, listed, and each with all that is known of it.
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "articles")
public class ArticleResource {

    /// Parameters of a list of duplicates.
    static final List<Parameter> DUPLICATES =
            List.of(
                    Parameter.single(
                            "similarity",
                            "Only those of which the Jaccard index is at least this, 0 to 1.",
                            "0.8"));

    /// Parameters of a list of articles and of the form that it has.
    static final List<Parameter> LIST =
            Stream.concat(ArticleQuery.PARAMETERS.stream(), Output.PARAMETERS.stream()).toList();

    private final ArticleLists lists;
    private final Articles articles;
    private final Documents documents;
    private final Claims claims;
    private final Histograms histograms;
    private final Facets facets;
    private final Cursors cursors;
    private final Tagged tagged;
    private final ArticleJson whole;

    ArticleResource(
            ArticleLists lists,
            Articles articles,
            Documents documents,
            Claims claims,
            Histograms histograms,
            Facets facets,
            Cursors cursors,
            Tagged tagged,
            ArticleJson whole) {
        this.lists = lists;
        this.articles = articles;
        this.documents = documents;
        this.claims = claims;
        this.histograms = histograms;
        this.facets = facets;
        this.cursors = cursors;
        this.tagged = tagged;
        this.whole = whole;
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        "application/x-ndjson",
        "text/csv",
        "application/rss+xml",
        "application/atom+xml"
    })
    @Operation(operationId = "listArticles", summary = "Articles that meet every condition given")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ArticlePage.class)),
                @Content(mediaType = "application/x-ndjson"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/rss+xml"),
                @Content(mediaType = "application/atom+xml")
            })
    public Response list(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), LIST);
        Output output = Output.read(parameters, ArticleSummary.class);
        ArticleQuery query =
                output.format().isFeed()
                        ? ArticleQuery.read(
                                parameters,
                                ArticleFilter.read(parameters),
                                Sort.LATEST_PUBLISHED,
                                cursors)
                        : ArticleQuery.read(parameters, cursors);
        ArticlePage page = articles.page(query);
        return lists.answer(page, output, "/v1/articles", parameters, request);
    }

    @GET
    @Path("/count")
    @Operation(operationId = "countArticles", summary = "How many articles meet every condition")
    @APIResponse(
            responseCode = "200",
            description = "Counted up to a million",
            content = @Content(schema = @Schema(implementation = ArticleCount.class)))
    public Response count(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), ArticleFilter.PARAMETERS);
        ArticleFilter filter = ArticleFilter.read(parameters);
        parameters.requireValid();
        return Lists.answer(articles.count(filter));
    }

    @GET
    @Path("/facets")
    @Operation(
            operationId = "countFacets",
            summary =
                    "What the articles that meet every condition are: the most frequent languages,"
                            + " publishers, months, file types, persons, organizations and places")
    @APIResponse(
            responseCode = "200",
            description = "Counts of the articles that a list with the same parameters has",
            content = @Content(schema = @Schema(implementation = FacetCounts.class)))
    public Response facets(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), FacetQuery.PARAMETERS);
        return Lists.answer(facets.of(FacetQuery.read(parameters)));
    }

    @GET
    @Path("/histogram")
    @Operation(
            operationId = "countArticlesByDate",
            summary =
                    "How many articles that meet every condition were published when, or mention"
                            + " which dates")
    @APIResponse(
            responseCode = "200",
            description = "Counts by date",
            content = @Content(schema = @Schema(implementation = Buckets.class)))
    public Response histogram(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), Histogram.PARAMETERS);
        return Lists.answer(
                histograms.of(Histogram.read(parameters, ArticleFilter.read(parameters))));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getArticle",
            summary = "An article as it was enriched, and where and how often it was seen")
    @APIResponse(
            responseCode = "200",
            description = "The value of its `articles.enriched` event, with more beside",
            content = @Content(schema = @Schema(implementation = StoredArticle.class)))
    public Response article(
            @PathParam("id") String id,
            @Context HttpServerRequest request,
            @Context Request conditions) {
        Parameters parameters = Parameters.of(request.query(), ArticleJson.PARAMETERS);
        Optional<List<String>> fields = ArticleJson.fields(parameters);
        parameters.requireValid();
        ArticleDocument document =
                documents.byId(articleId(id)).orElseThrow(ArticleResource::noSuchArticle);
        return tagged.answer(conditions, whole.of(document, fields));
    }

    @GET
    @Path("/{id}/duplicates")
    @Operation(
            operationId = "listDuplicates",
            summary = "Articles that are like it, with the reason, the earliest first")
    @APIResponse(
            responseCode = "200",
            description = "At most a thousand",
            content = @Content(schema = @Schema(implementation = DuplicateList.class)))
    public Response duplicates(@PathParam("id") String id, @Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), DUPLICATES);
        double similarity = parameters.share("similarity").orElse(0.0);
        parameters.requireValid();
        List<ArticleDocument.Member> members =
                documents
                        .duplicates(articleId(id), similarity)
                        .orElseThrow(ArticleResource::noSuchArticle);
        return Lists.answer(new DuplicateList(members, null));
    }

    @GET
    @Path("/{id}/revisions")
    @Operation(operationId = "listRevisions", summary = "Every content it had, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "At most a thousand",
            content = @Content(schema = @Schema(implementation = RevisionList.class)))
    public Response revisions(@PathParam("id") String id, @Context HttpServerRequest request) {
        requireNoParameters(request);
        List<ArticleDocument.RevisionOf> revisions = documents.revisions(articleId(id));
        if (revisions.isEmpty()) {
            throw noSuchArticle();
        }
        return Lists.answer(new RevisionList(revisions, null));
    }

    @GET
    @Path("/{id}/revisions/{revision}")
    @Operation(operationId = "getRevision", summary = "One content it had, with the text")
    @APIResponse(
            responseCode = "200",
            description = "The text as it was then",
            content =
                    @Content(schema = @Schema(implementation = ArticleDocument.RevisionText.class)))
    public Response revision(
            @PathParam("id") String id,
            @PathParam("revision") String revision,
            @Context HttpServerRequest request) {
        requireNoParameters(request);
        return Lists.answer(revision(articleId(id), revision));
    }

    @GET
    @Path("/{id}/revisions/{revision}/compare/{other}")
    @Operation(
            operationId = "compareRevisions",
            summary = "What two contents it had share, and what each adds")
    @APIResponse(
            responseCode = "200",
            description = "Aligned by paragraphs, and by words where a paragraph has changed",
            content = @Content(schema = @Schema(implementation = ComparedTexts.class)))
    public Response compareRevisions(
            @PathParam("id") String id,
            @PathParam("revision") String revision,
            @PathParam("other") String other,
            @Context HttpServerRequest request) {
        requireNoParameters(request);
        UUID article = articleId(id);
        return Lists.answer(
                ComparedTexts.of(revision(article, revision), revision(article, other)));
    }

    @GET
    @Path("/{id}/compare/{other}")
    @Operation(
            operationId = "compareArticles",
            summary = "What the texts of two articles share, and what each adds")
    @APIResponse(
            responseCode = "200",
            description = "Aligned by paragraphs, and by words where a paragraph has changed",
            content = @Content(schema = @Schema(implementation = ComparedTexts.class)))
    public Response compare(
            @PathParam("id") String id,
            @PathParam("other") String other,
            @Context HttpServerRequest request) {
        requireNoParameters(request);
        return Lists.answer(ComparedTexts.of(current(articleId(id)), current(articleId(other))));
    }

    private ArticleDocument.RevisionText current(UUID id) {
        return documents.text(id).orElseThrow(ArticleResource::noSuchArticle);
    }

    private ArticleDocument.RevisionText revision(UUID id, String revision) {
        return documents
                .text(id, revision)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.notFound(
                                                "the article has no revision with this hash")));
    }

    @GET
    @Path("/{id}/trace")
    @Operation(
            operationId = "traceArticle",
            summary = "Every sighting of it with when each step of its way was done")
    @APIResponse(
            responseCode = "200",
            description = "By when they were received; at most a thousand",
            content = @Content(schema = @Schema(implementation = Trace.class)))
    public Response trace(@PathParam("id") String id, @Context HttpServerRequest request) {
        requireNoParameters(request);
        UUID article = articleId(id);
        List<ArticleDocument.SeenIn> sightings = documents.sightings(article);
        if (sightings.isEmpty()) {
            throw noSuchArticle();
        }
        return Lists.answer(Trace.of(article, sightings, claims.rejections(article)));
    }

    private static void requireNoParameters(HttpServerRequest request) {
        Parameters.of(request.query(), List.of()).requireValid();
    }

    static UUID articleId(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equalsIgnoreCase(id)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // what is no UUID is no article's id
        }
        throw noSuchArticle();
    }

    static ProblemException noSuchArticle() {
        return new ProblemException(Problem.notFound("article not found"));
    }
}
