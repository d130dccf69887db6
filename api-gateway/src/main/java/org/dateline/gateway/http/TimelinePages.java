package org.dateline.gateway.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Field;
import org.dateline.gateway.page.Chosen;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.page.SearchView.Filled;
import org.dateline.gateway.page.TimelineView;
import org.dateline.gateway.parameters.BadParameter;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.TimelinePage;
import org.dateline.gateway.postgres.Timelines;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.EntityQuery;
import org.dateline.gateway.query.TimelineQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page of what is said to have happened when.
@Path("/timeline")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TimelinePages {

    private static final String PATH = "/timeline?";
    private static final String NAME = "name";
    private static final String MENTIONS = "mentions";
    private static final String CURSOR = "cursor";

    /// Entities to begin with.
    private static final int MAX_HUBS = 20;

    private static final int MAX_EVENTS = 30;

    private final Timelines timelines;
    private final Entities entities;
    private final NamedEntities named;
    private final Cursors cursors;

    TimelinePages(Timelines timelines, Entities entities, NamedEntities named, Cursors cursors) {
        this.timelines = timelines;
        this.entities = entities;
        this.named = named;
        this.cursors = cursors;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance timeline(TimelineView view);
    }

    @GET
    @Operation(hidden = true)
    public Response timeline(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), TimelineQuery.PARAMETERS);
        TimelineView.Form form = form(parameters);
        TimelineQuery query;
        try {
            query = TimelineQuery.read(parameters, cursors, MAX_EVENTS);
        } catch (BadParametersException e) {
            return Html.page(400, Templates.timeline(invalid(form, e.parameters())));
        }
        List<EntityCount> called = parameters.text(NAME).map(named::called).orElse(List.of());
        if (called.size() == 1) {
            return Response.seeOther(
                            URI.create(
                                    PATH + NamedEntities.choosing(parameters, called.getFirst())))
                    .build();
        }
        return Html.page(200, Templates.timeline(view(parameters, form, query, called)));
    }

    private TimelineView view(
            Parameters parameters,
            TimelineView.Form form,
            TimelineQuery query,
            List<EntityCount> called) {
        List<Chosen> chosen = Chosen.of(parameters, entities::byId, PATH);
        if (!form.asked() || !form.name().isEmpty()) {
            List<EntityCount> offered =
                    form.asked() ? called : entities.page(EntityQuery.most(MAX_HUBS)).entities();
            return new TimelineView(
                    "",
                    form,
                    List.of(),
                    chosen,
                    offered.stream()
                            .map(
                                    one ->
                                            Chip.of(
                                                    one,
                                                    PATH + NamedEntities.choosing(parameters, one)))
                            .toList(),
                    List.of(),
                    "",
                    "/",
                    "/v1/timeline");
        }
        TimelinePage page = timelines.page(query);
        Query asked = parameters.query();
        String next = page.next();
        return new TimelineView(
                chosen.stream().map(Chosen::title).limit(3).collect(Collectors.joining(", ")),
                form,
                List.of(),
                chosen,
                List.of(),
                TimelineView.years(page),
                next == null ? "" : PATH + asked.with(CURSOR, next),
                "/?" + asked.without("limit"),
                "/v1/timeline?" + asked.without(CURSOR));
    }

    private static TimelineView invalid(TimelineView.Form form, List<BadParameter> problems) {
        return new TimelineView(
                "Invalid timeline",
                form,
                problems,
                List.of(),
                List.of(),
                List.of(),
                "",
                "/",
                "/v1/timeline");
    }

    private static TimelineView.Form form(Parameters parameters) {
        List<Filled> kept =
                ArticleFilter.PARAMETERS.stream()
                        .map(Parameter::name)
                        .filter(name -> !name.equals(NAME) && !name.equals(MENTIONS))
                        .map(
                                name ->
                                        new Filled(
                                                new Field(name, "", "", List.of()),
                                                parameters.texts(name)))
                        .toList();
        return new TimelineView.Form(
                parameters.text(NAME).orElse(""),
                parameters.text(MENTIONS).orElse(""),
                kept,
                ArticleFilter.PARAMETERS.stream()
                        .anyMatch(one -> parameters.text(one.name()).isPresent()));
    }
}
