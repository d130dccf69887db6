package org.dateline.gateway.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.events.Entity;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.MentionedEntities;
import org.dateline.gateway.page.EntitiesView;
import org.dateline.gateway.page.EntityGraph;
import org.dateline.gateway.page.EntityView;
import org.dateline.gateway.page.Links;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.page.Wording;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.DatabaseException;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityDetails;
import org.dateline.gateway.postgres.EntityPage;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.EntityQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The pages of persons, organizations and places.
@Path("/entities")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class EntityPages {

    /// Entities of each type where nothing is asked for.
    private static final int MAX_HUBS = 25;

    private static final int MAX_FOUND = 60;

    private static final int MAX_ARTICLES = 10;

    private final Entities entities;
    private final Articles articles;
    private final Cursors cursors;

    EntityPages(Entities entities, Articles articles, Cursors cursors) {
        this.entities = entities;
        this.articles = articles;
        this.cursors = cursors;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance list(EntitiesView view);

        static native TemplateInstance entity(EntityView view);
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), EntityQuery.PARAMETERS);
        String name = parameters.text("name").orElse("");
        String type = parameters.text("type").orElse("");
        try {
            EntityQuery query = EntityQuery.read(parameters, cursors, MAX_FOUND);
            EntitiesView view =
                    parameters.query().values().isEmpty()
                            ? new EntitiesView("", "", List.of(), hubs(), "")
                            : found(name, type, entities.page(query), parameters);
            return Html.page(200, Templates.list(view));
        } catch (BadParametersException e) {
            return Html.page(
                    400,
                    Templates.list(new EntitiesView(name, type, e.parameters(), List.of(), "")));
        }
    }

    private static EntitiesView found(
            String name, String type, EntityPage page, Parameters parameters) {
        String next = page.next();
        return new EntitiesView(
                name,
                type,
                List.of(),
                List.of(new EntitiesView.Group("", "", chips(page))),
                next == null ? "" : "/entities?" + parameters.query().with("cursor", next));
    }

    private List<EntitiesView.Group> hubs() {
        List<EntitiesView.Group> groups = new ArrayList<>();
        for (Entity.Type type : Entity.Type.values()) {
            groups.add(
                    new EntitiesView.Group(
                            Wording.heading(type),
                            "/entities?type=" + type,
                            chips(entities.page(EntityQuery.of(type, MAX_HUBS)))));
        }
        return groups;
    }

    private static List<Chip> chips(EntityPage page) {
        return page.entities().stream().map(one -> Chip.of(one, Links.entity(one.id()))).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response entity(@PathParam("id") String id) {
        EntityCount entity =
                EntityResource.known(id)
                        .flatMap(entities::byId)
                        .orElseThrow(EntityResource::noSuchEntity);
        Parameters parameters = Parameters.of("limit=" + MAX_ARTICLES, ArticleQuery.PARAMETERS);
        ArticleFilter mentioning =
                ArticleFilter.read(parameters).and(new MentionedEntities(List.of(entity.id())));
        return Html.page(
                200,
                Templates.entity(
                        EntityView.of(
                                entity,
                                context(entity).stream().toList(),
                                articles.page(
                                        ArticleQuery.read(parameters, mentioning, cursors)))));
    }

    /// Nothing when it takes longer than a page may.
    private Optional<EntityView.Context> context(EntityCount entity) {
        try {
            Optional<EntityDetails> details = entities.details(entity.id());
            return details.map(
                    one ->
                            new EntityView.Context(
                                    one,
                                    entities.links(
                                            entity.id(),
                                            one.together().stream()
                                                    .limit(EntityGraph.MAX_NODES)
                                                    .map(EntityCount::id)
                                                    .toList())));
        } catch (DatabaseException e) {
            if (e.reason() == DatabaseException.Reason.TOO_SLOW) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
