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
import java.util.List;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Field;
import org.dateline.gateway.page.Chosen;
import org.dateline.gateway.page.LiveView;
import org.dateline.gateway.page.Result;
import org.dateline.gateway.page.SearchView.Filled;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.Sort;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page of what comes in: the articles stored last, fetched again as the stream tells of more.
@Path("/live")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class LivePages {

    private static final String WORDS = "q";

    private final Articles articles;
    private final Entities entities;
    private final Cursors cursors;

    LivePages(Articles articles, Entities entities, Cursors cursors) {
        this.articles = articles;
        this.entities = entities;
        this.cursors = cursors;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance live(LiveView view);
    }

    @GET
    @Operation(hidden = true)
    public Response live(@Context HttpServerRequest request) {
        Parameters parameters =
                Parameters.ofForm(request.query(), ArticleFilter.PARAMETERS_OF_EACH);
        String words = parameters.text(WORDS).orElse("");
        List<Filled> kept =
                ArticleFilter.PARAMETERS_OF_EACH.stream()
                        .map(Parameter::name)
                        .filter(name -> !name.equals(WORDS))
                        .map(
                                name ->
                                        new Filled(
                                                new Field(name, "", "", List.of()),
                                                parameters.texts(name)))
                        .toList();
        ArticleQuery query;
        try {
            query =
                    ArticleQuery.read(
                            parameters,
                            ArticleFilter.readOfEach(parameters),
                            Sort.LATEST_STORED,
                            cursors);
        } catch (BadParametersException e) {
            return Html.page(
                    400,
                    Templates.live(
                            new LiveView(
                                    words,
                                    kept,
                                    e.parameters(),
                                    List.of(),
                                    List.of(),
                                    "",
                                    "",
                                    "/")));
        }
        List<Result> results = articles.page(query).articles().stream().map(Result::of).toList();
        Query asked = parameters.query();
        return Html.page(
                200,
                Templates.live(
                        new LiveView(
                                words,
                                kept,
                                List.of(),
                                Chosen.of(parameters, entities::byId, "/live?"),
                                results,
                                LiveView.said(results),
                                "/v1/stream?" + asked,
                                "/?" + asked)));
    }
}
