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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.gateway.page.ArticleView;
import org.dateline.gateway.page.ComparisonView;
import org.dateline.gateway.page.EntitiesView;
import org.dateline.gateway.page.Links;
import org.dateline.gateway.page.SearchView;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.page.Wording;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ArticleDocument;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.Documents;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityPage;
import org.dateline.gateway.postgres.StoredRows;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.EntityQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The pages for people.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PageResource {

    private static final int MAX_CHOICES = 12;

    private static final int MAX_ALIKE = 20;

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Articles articles;
    private final Documents documents;
    private final Entities entities;
    private final Database database;
    private final Cursors cursors;
    private final ObjectMapper json;

    PageResource(
            Articles articles,
            Documents documents,
            Entities entities,
            Database database,
            Cursors cursors,
            ObjectMapper json) {
        this.articles = articles;
        this.documents = documents;
        this.entities = entities;
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance search(SearchView view);

        static native TemplateInstance article(ArticleView view);

        static native TemplateInstance comparison(ComparisonView view);

        static native TemplateInstance entities(EntitiesView view);

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
            return html(
                    400,
                    Templates.search(
                            new SearchView(
                                    form,
                                    e.parameters(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    "",
                                    "")));
        }
        List<EntityCount> named = parameters.text("name").map(this::named).orElse(List.of());
        if (named.size() == 1) {
            return Response.seeOther(URI.create("/?" + choosing(parameters, named.getFirst())))
                    .build();
        }
        ArticlePage page = articles.page(query);
        String next = page.next();
        SearchView view =
                new SearchView(
                        form,
                        List.of(),
                        chosen(parameters),
                        named.stream()
                                .limit(MAX_CHOICES)
                                .map(one -> Chip.of(one, "/?" + choosing(parameters, one)))
                                .toList(),
                        page.articles().stream().map(SearchView.Result::of).toList(),
                        SearchView.notes(page.search()),
                        next == null ? "" : "/?" + parameters.query().with("cursor", next),
                        form.asked() ? "" : stored());
        return html(200, Templates.search(view));
    }

    @GET
    @Path("/articles/{id}")
    @Operation(hidden = true)
    public Response article(@PathParam("id") String id) {
        ArticleDocument document =
                documents
                        .byId(ArticleResource.articleId(id))
                        .orElseThrow(ArticleResource::noSuchArticle);
        List<ArticleDocument.Member> alike =
                documents.duplicates(document.id(), 0, MAX_ALIKE).orElse(List.of());
        return html(200, Templates.article(ArticleView.of(document, enriched(document), alike)));
    }

    @GET
    @Path("/articles/{id}/compare/{other}")
    @Operation(hidden = true)
    public Response comparison(@PathParam("id") String id, @PathParam("other") String other) {
        return html(200, Templates.comparison(ComparisonView.of(current(id), current(other))));
    }

    private ArticleDocument.RevisionText current(String id) {
        return documents
                .text(ArticleResource.articleId(id))
                .orElseThrow(ArticleResource::noSuchArticle);
    }

    @GET
    @Path("/entities")
    @Operation(hidden = true)
    public Response entities(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), EntityQuery.PARAMETERS);
        String name = parameters.text("name").orElse("");
        String type = parameters.text("type").orElse("");
        EntityQuery query;
        try {
            query = EntityQuery.read(parameters, cursors);
        } catch (BadParametersException e) {
            return html(
                    400,
                    Templates.entities(
                            new EntitiesView(name, type, e.parameters(), List.of(), "")));
        }
        EntityPage page = entities.page(query);
        String next = page.next();
        return html(
                200,
                Templates.entities(
                        new EntitiesView(
                                name,
                                type,
                                List.of(),
                                page.entities().stream()
                                        .map(one -> Chip.of(one, Links.entity(one.id())))
                                        .toList(),
                                next == null
                                        ? ""
                                        : "/entities?" + parameters.query().with("cursor", next))));
    }

    private List<EntityCount> named(String name) {
        List<EntityCount> all = entities.page(EntityQuery.named(name, MAX_CHOICES)).entities();
        List<EntityCount> exact =
                all.stream().filter(one -> one.name().equalsIgnoreCase(name)).toList();
        return exact.size() == 1 ? exact : all;
    }

    private static String choosing(Parameters parameters, EntityCount entity) {
        return parameters
                .query()
                .plus("entity", entity.id())
                .minus("name", parameters.text("name").orElse(""))
                .toString();
    }

    private List<Chip> chosen(Parameters parameters) {
        List<Chip> chosen = new ArrayList<>();
        for (String id : parameters.texts("entity")) {
            Optional<EntityCount> entity = entities.byId(id);
            chosen.add(
                    new Chip(
                            entity.map(EntityCount::name).orElse(id),
                            entity.map(one -> Wording.words(one.type())).orElse(""),
                            "/?" + parameters.query().minus("entity", id),
                            "remove"));
        }
        return chosen;
    }

    private String stored() {
        StoredRows rows = StoredRows.of(database);
        return (rows.estimated() ? "about " : "")
                + Wording.count(rows.articles(), "article", "articles")
                + " from "
                + Wording.count(rows.sightings(), "sighting", "sightings")
                + ", with "
                + Wording.count(rows.entities(), "entity", "entities")
                + " and "
                + Wording.count(rows.dateMentions(), "date", "dates")
                + " in them";
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

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .type(HTML)
                .entity(page.render())
                .build();
    }
}
