package org.dateline.gateway.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dateline.edge.AdminToken;
import org.dateline.gateway.page.QuarantineView;
import org.dateline.gateway.page.StatusView;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.DatabaseException;
import org.dateline.gateway.postgres.Rejections;
import org.dateline.gateway.postgres.Throughput;
import org.dateline.gateway.system.Services;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The pages of how the system is, and of files that could not be ingested.
@Path("/status")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class StatusPages {

    private static final String CHALLENGE = "Basic realm=\"dateline\", charset=\"UTF-8\"";

    private static final int MAX_REJECTIONS = 20;

    private final Services services;
    private final Database database;
    private final Access access;
    private final AdminToken token;

    StatusPages(Services services, Database database, Access access, AdminToken token) {
        this.services = services;
        this.database = database;
        this.access = access;
        this.token = token;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance status(StatusView view);

        static native TemplateInstance quarantine(QuarantineView view);
    }

    @GET
    @Operation(hidden = true)
    public Response status() {
        Instant now = InstantSource.system().instant();
        return Html.page(
                200,
                Templates.status(
                        StatusView.of(
                                services.states(),
                                StoredWords.of(database),
                                throughput(now),
                                Rejections.latest(database, MAX_REJECTIONS),
                                now)));
    }

    /// Nothing when counting takes longer than a page may.
    private Throughput throughput(Instant now) {
        try {
            return Throughput.of(database, now);
        } catch (DatabaseException e) {
            if (e.reason() == DatabaseException.Reason.TOO_SLOW) {
                return new Throughput(List.of(), Optional.empty());
            }
            throw e;
        }
    }

    @GET
    @Path("/quarantine")
    @Operation(hidden = true)
    public Response quarantine(@Context HttpServerRequest request) {
        Optional<String> authorization = admin(request);
        return authorization.isEmpty()
                ? forbidden()
                : Html.page(
                        200,
                        Templates.quarantine(
                                QuarantineView.of("", services.quarantine(authorization.get()))));
    }

    @POST
    @Path("/quarantine/{claim}/retry")
    @Operation(hidden = true)
    public Response retry(@PathParam("claim") String claim, @Context HttpServerRequest request) {
        Optional<String> authorization = admin(request);
        if (authorization.isEmpty()) {
            return forbidden();
        }
        String notice =
                services.retry(claim, authorization.get())
                        ? "The file is on its way again. If it fails once more, it comes back here."
                        : "This file is not in quarantine any more.";
        return Html.page(
                200,
                Templates.quarantine(
                        QuarantineView.of(notice, services.quarantine(authorization.get()))));
    }

    /// The token that ingest-service asks for, when whoever asks may do everything.
    private Optional<String> admin(HttpServerRequest request) {
        return token.header()
                .filter(set -> access.isAdmin(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }

    /// Browsers ask for the token.
    private Response forbidden() {
        if (token.header().isEmpty()) {
            return Html.page(
                    403,
                    PageResource.Templates.problem(
                            Problem.of(
                                    "off",
                                    "Quarantine not shown",
                                    403,
                                    "to see and retry files in quarantine here, set"
                                            + " DATELINE_ADMIN_TOKEN to the same secret for"
                                            + " api-gateway, store-service and ingest-service")));
        }
        return Response.fromResponse(
                        Html.page(
                                401,
                                PageResource.Templates.problem(
                                        Problem.of(
                                                "unauthorized",
                                                "Admin token required",
                                                401,
                                                "files in quarantine are shown to whoever has the"
                                                        + " admin token: reload the page, leave the"
                                                        + " name empty and give the token as"
                                                        + " password"))))
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }
}
