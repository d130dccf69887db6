package org.dateline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.dateline.events.ArticleEnriched;
import org.dateline.gateway.postgres.ArticleDocument;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.postgres.Documents;
import org.dateline.gateway.postgres.Histograms;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.Histogram;
import org.dateline.gateway.query.Parameter;
import org.dateline.gateway.query.Parameters;
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

    static final List<Parameter> DUPLICATES_PARAMETERS =
            List.of(
                    Parameter.single(
                            "similarity",
                            "Only articles that share at least this much: the least Jaccard index"
                                    + " of the word shingles of both, 0 to 1.",
                            "0.8"));

    static final List<Parameter> COMPARE_PARAMETERS =
            List.of(
                    Parameter.single(
                            "revision",
                            "The revision of the first article, instead of the current one.",
                            "3df6ee2e2c889191ae66730d1e4aecdc8aa71656f728a51cb778fa5b7e86a9ca"),
                    Parameter.single(
                            "other",
                            "The revision of the second article, instead of the current one.",
                            "97ccdb5e1cf1a7d3ee9e1f8f6f3ea0b7dc3e0b1a1b4a7f0a1b8b1e3c40e01c55"));

    private final Articles articles;
    private final Documents documents;
    private final Histograms histograms;
    private final Cursors cursors;
    private final Tagged tagged;
    private final ObjectMapper json;

    ArticleResource(
            Articles articles,
            Documents documents,
            Histograms histograms,
            Cursors cursors,
            Tagged tagged,
            ObjectMapper json) {
        this.articles = articles;
        this.documents = documents;
        this.histograms = histograms;
        this.cursors = cursors;
        this.tagged = tagged;
        this.json = json;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "Articles that meet every condition given")
    @APIResponse(
            responseCode = "200",
            description = "One page; `Link: rel=next` leads to the page after",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Response list(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), ArticleQuery.PARAMETERS);
        ArticlePage page = articles.page(ArticleQuery.read(parameters, cursors));
        return Lists.answer(page, "/v1/articles", parameters, page.next());
    }

    @GET
    @Path("/histogram")
    @Operation(
            operationId = "countArticles",
            summary = "How many articles that meet every condition were published when")
    @APIResponse(
            responseCode = "200",
            description = "Counts by publication date",
            content = @Content(schema = @Schema(implementation = Buckets.class)))
    public Response histogram(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), Histogram.PARAMETERS);
        return Lists.answer(histograms.of(Histogram.read(parameters, Optional.empty())));
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
        requireNoParameters(request);
        ArticleDocument document =
                documents.byId(articleId(id)).orElseThrow(ArticleResource::noSuchArticle);
        return tagged.answer(conditions, whole(document));
    }

    @GET
    @Path("/{id}/duplicates")
    @Operation(
            operationId = "listDuplicates",
            summary =
                    "The other articles in its cluster of copies, and those that contain it or are"
                            + " contained in it, the earliest first")
    @APIResponse(
            responseCode = "200",
            description = "At most a thousand",
            content = @Content(schema = @Schema(implementation = DuplicateList.class)))
    public Response duplicates(@PathParam("id") String id, @Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), DUPLICATES_PARAMETERS);
        Optional<Double> similarity = parameters.share("similarity");
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
    @Operation(
            operationId = "getRevision",
            summary = "One content of it, current or not, as it was enriched")
    @APIResponse(
            responseCode = "200",
            description = "The value of its `articles.enriched` event",
            content = @Content(schema = @Schema(implementation = ArticleEnriched.class)))
    public Response revision(
            @PathParam("id") String id,
            @PathParam("revision") String revision,
            @Context HttpServerRequest request) {
        requireNoParameters(request);
        Documents.Content content = content(id, Optional.of(revision));
        ObjectNode event = event(content.event());
        event.put("text", content.text());
        return Lists.answer(event);
    }

    @GET
    @Path("/{a}/compare/{b}")
    @Operation(
            operationId = "compareArticles",
            summary = "Two articles aligned by paragraphs and words, with what each adds")
    @APIResponse(
            responseCode = "200",
            description = "Their passages in order",
            content = @Content(schema = @Schema(implementation = ComparedArticles.class)))
    public Response compare(
            @PathParam("a") String a,
            @PathParam("b") String b,
            @Context HttpServerRequest request) {
        Parameters parameters = Parameters.of(request.query(), COMPARE_PARAMETERS);
        parameters.requireValid();
        Documents.Content first = content(a, parameters.text("revision"));
        Documents.Content second = content(b, parameters.text("other"));
        return Lists.answer(ComparedArticles.of(first, second));
    }

    private Documents.Content content(String id, Optional<String> revision) {
        UUID article = articleId(id);
        return documents
                .content(article, revision)
                .orElseThrow(
                        () ->
                                documents.revisions(article).isEmpty()
                                        ? noSuchArticle()
                                        : new ProblemException(
                                                Problem.notFound(
                                                        "the article has no such revision")));
    }

    private ObjectNode event(String stored) {
        try {
            return (ObjectNode) json.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event is not JSON", e);
        }
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
        return Lists.answer(Trace.of(article, sightings));
    }

    /// The event as it is stored, so that fields of a later release pass through.
    private ObjectNode whole(ArticleDocument document) {
        ObjectNode event = event(document.event());
        ObjectNode whole = json.createObjectNode();
        whole.put("id", document.id().toString());
        for (String first : List.of("articleId", "revision", "receivedAt", "title")) {
            if (event.has(first)) {
                whole.set(first, event.get(first));
            }
        }
        whole.put("text", document.text());
        whole.setAll(event);
        whole.put("storedAt", document.storedAt().toString());
        whole.put("clusterId", document.clusterId().toString());
        whole.put("duplicates", document.copies());
        whole.set("copyOf", json.valueToTree(document.copyOf()));
        whole.set("sightings", json.valueToTree(document.sightings()));
        return whole;
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
        return new ProblemException(Problem.notFound("no article has this id"));
    }
}
