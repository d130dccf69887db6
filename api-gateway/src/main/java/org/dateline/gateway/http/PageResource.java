package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.page.ArticleView;
import org.dateline.gateway.page.Chosen;
import org.dateline.gateway.page.ComparisonView;
import org.dateline.gateway.page.Facet;
import org.dateline.gateway.page.HistogramView;
import org.dateline.gateway.page.Result;
import org.dateline.gateway.page.SearchView;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.ArticleDocument;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.DatabaseException;
import org.dateline.gateway.postgres.Documents;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.Facets;
import org.dateline.gateway.postgres.Histograms;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.FacetQuery;
import org.dateline.gateway.query.Histogram;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The pages for people.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PageResource {

    private static final int MAX_ALIKE = 20;
    private static final int MAX_PART = 999_999_999;

    private static final Parameter PART =
            Parameter.single("part", "The part of a long text, 1 for the first.", "2");

    private static final List<Parameter> PARTS = List.of(PART);

    private static final List<Parameter> PLACE =
            List.of(
                    PART,
                    Parameter.single(
                            "at", "A place in the text, in UTF-16 units, instead.", "1200"));

    private final Articles articles;
    private final Documents documents;
    private final Entities entities;
    private final NamedEntities names;
    private final Facets facets;
    private final Histograms histograms;
    private final Database database;
    private final Cursors cursors;
    private final ObjectMapper json;

    PageResource(
            Articles articles,
            Documents documents,
            Entities entities,
            NamedEntities names,
            Facets facets,
            Histograms histograms,
            Database database,
            Cursors cursors,
            ObjectMapper json) {
        this.articles = articles;
        this.documents = documents;
        this.entities = entities;
        this.names = names;
        this.facets = facets;
        this.histograms = histograms;
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance search(SearchView view);

        static native TemplateInstance histogram(HistogramView view);

        static native TemplateInstance article(ArticleView view);

        static native TemplateInstance comparison(ComparisonView view);

        static native TemplateInstance problem(Problem problem);
    }

    @GET
    @Operation(hidden = true)
    public Response search(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), ArticleQuery.PARAMETERS);
        SearchView.Form form = SearchView.Form.of(parameters);
        ArticleQuery query;
        try {
            query = ArticleQuery.read(parameters, cursors);
        } catch (BadParametersException e) {
            return Html.page(400, Templates.search(SearchView.invalid(form, e.parameters())));
        }
        List<EntityCount> named = parameters.text("name").map(names::called).orElse(List.of());
        if (named.size() == 1) {
            return Response.seeOther(
                            URI.create("/?" + NamedEntities.choosing(parameters, named.getFirst())))
                    .build();
        }
        ArticlePage page = articles.page(query);
        List<Chosen> chosen = Chosen.of(parameters, entities::byId, "/?");
        SearchView view =
                new SearchView(
                        SearchView.title(form, chosen),
                        form,
                        List.of(),
                        chosen,
                        named.stream()
                                .map(
                                        one ->
                                                Chip.of(
                                                        one,
                                                        "/?"
                                                                + NamedEntities.choosing(
                                                                        parameters, one)))
                                .toList(),
                        SearchView.notes(page.search(), parameters),
                        found(parameters, query, page),
                        form.asked() ? "" : StoredWords.of(database));
        return Html.page(200, Templates.search(view));
    }

    private SearchView.Found found(Parameters parameters, ArticleQuery query, ArticlePage page) {
        Query asked = parameters.query();
        String next = page.next();
        List<Facet> facets = List.of();
        String uncounted = "";
        if (!page.articles().isEmpty()) {
            try {
                facets =
                        Facet.of(
                                parameters,
                                this.facets.of(new FacetQuery(query.filter(), Facet.MAX_CHOICES)));
            } catch (DatabaseException e) {
                if (e.reason() != DatabaseException.Reason.TOO_SLOW) {
                    throw e;
                }
                uncounted = "Too many articles to count what they are about. Add a word or a date.";
            }
        }
        return new SearchView.Found(
                SearchView.count(page.total()),
                SearchView.Order.all(parameters, query.sort()),
                facets,
                uncounted,
                "/histogram?" + filters(asked),
                page.articles().stream().map(Result::of).toList(),
                next == null ? "" : "/?" + asked.with("cursor", next),
                "/v1/articles?" + parameters.query().without("cursor"),
                "/v1/export?" + filters(asked));
    }

    /// What says which articles, and not how they are shown.
    private static Query filters(Query query) {
        return query.without("sort").without("limit");
    }

    @GET
    @Path("/histogram")
    @Operation(hidden = true)
    public Response histogram(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), Histogram.PARAMETERS);
        Histogram asked = Histogram.read(parameters, ArticleFilter.read(parameters));
        Buckets months =
                histograms.of(new Histogram(asked.filter(), Histogram.Unit.MONTH, asked.date()));
        Histogram.Unit unit =
                parameters.text("by").isPresent() ? asked.unit() : HistogramView.unit(months);
        Buckets counted =
                unit == months.by()
                        ? months
                        : histograms.of(new Histogram(asked.filter(), unit, asked.date()));
        return Html.page(200, Templates.histogram(HistogramView.of(counted, parameters.query())));
    }

    @GET
    @Path("/articles/{id}")
    @Operation(hidden = true)
    public Response article(@PathParam("id") String id, @Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), PLACE);
        int part = parameters.number("part", 1, MAX_PART, 1);
        int at = parameters.number("at", 0, MAX_PART, -1);
        parameters.requireValid();
        ArticleDocument document =
                documents
                        .byId(ArticleResource.articleId(id))
                        .orElseThrow(ArticleResource::noSuchArticle);
        List<ArticleDocument.Member> alike =
                documents.duplicates(document.id(), 0, MAX_ALIKE).orElse(List.of());
        return Html.page(
                200,
                Templates.article(
                        ArticleView.of(
                                        document,
                                        enriched(document),
                                        alike,
                                        revisions(document),
                                        at < 0
                                                ? new ArticleView.Wanted.Number(part)
                                                : new ArticleView.Wanted.Place(at),
                                        request.scheme() + "://" + request.authority())
                                .orElseThrow(PageResource::noSuchPart)));
    }

    /// None where all sightings had the same content.
    private List<ArticleDocument.RevisionOf> revisions(ArticleDocument document) {
        return document.sightings().stream()
                                .map(ArticleDocument.SeenIn::revision)
                                .distinct()
                                .count()
                        > 1
                ? documents.revisions(document.id())
                : List.of();
    }

    @GET
    @Path("/articles/{id}/text")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response text(@PathParam("id") String id) {
        return Response.ok(current(id).text())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .type(MediaType.TEXT_PLAIN + ";charset=UTF-8")
                .build();
    }

    @GET
    @Path("/articles/{id}/compare/{other}")
    @Operation(hidden = true)
    public Response comparison(
            @PathParam("id") String id,
            @PathParam("other") String other,
            @Context HttpServerRequest request) {
        int part = part(request);
        return Html.page(
                200,
                Templates.comparison(
                        ComparisonView.of(current(id), current(other), part)
                                .orElseThrow(PageResource::noSuchPart)));
    }

    @GET
    @Path("/articles/{id}/revisions/{revision}/compare/{other}")
    @Operation(hidden = true)
    public Response revisions(
            @PathParam("id") String id,
            @PathParam("revision") String revision,
            @PathParam("other") String other,
            @Context HttpServerRequest request) {
        int part = part(request);
        return Html.page(
                200,
                Templates.comparison(
                        ComparisonView.ofRevisions(
                                        revision(id, revision), revision(id, other), part)
                                .orElseThrow(PageResource::noSuchPart)));
    }

    private static int part(HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), PARTS);
        int part = parameters.number("part", 1, MAX_PART, 1);
        parameters.requireValid();
        return part;
    }

    private static ProblemException noSuchPart() {
        return new ProblemException(
                Problem.notFound("the text has fewer parts; begin with the first"));
    }

    private ArticleDocument.RevisionText current(String id) {
        return documents
                .text(ArticleResource.articleId(id))
                .orElseThrow(ArticleResource::noSuchArticle);
    }

    private ArticleDocument.RevisionText revision(String id, String revision) {
        if (revision.indexOf(0) >= 0) {
            throw ArticleResource.noSuchArticle();
        }
        return documents
                .text(ArticleResource.articleId(id), revision)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.notFound("the article has no such revision")));
    }

    private ArticleEnriched enriched(ArticleDocument document) {
        try {
            ObjectNode event = (ObjectNode) json.readTree(document.event());
            event.put("text", document.text());
            return EventCodec.decode(event.toString().getBytes(UTF_8), ArticleEnriched.class);
        } catch (JsonProcessingException | MalformedEventException e) {
            throw new IllegalStateException("a stored event has an unexpected format", e);
        }
    }
}
