package org.dateline.ingest.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.dateline.edge.AdminToken;
import org.dateline.edge.Problem;
import org.dateline.ingest.claim.NoRoomException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns failures into problems.
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /// RFC 4918.
    private static final Response.StatusType NO_ROOM =
            Response.status(507, "Insufficient Storage").build().getStatusInfo();

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return response(status, null);
        }
        String message = String.valueOf(e.getMessage());
        return response(
                status,
                message.startsWith("HTTP " + status.getStatusCode())
                        ? Problem.ofStatus(status.getStatusCode()).detail()
                        : message);
    }

    @ServerExceptionMapper
    Response withoutRoom(NoRoomException e) {
        LOG.warnf("a request failed: %s", e.getMessage());
        return response(
                NO_ROOM, e.getMessage() + ": nothing was changed; free some, and try again");
    }

    @ServerExceptionMapper
    Response failed(IOException e) {
        LOG.warnf("request failed: %s", e);
        return response(Response.Status.INTERNAL_SERVER_ERROR, null);
    }

    /// @param authorization the header of this name
    /// @throws WebApplicationException unless it has the admin token
    static void requireToken(AdminToken token, @Nullable String authorization) {
        token.refusal(authorization).ifPresent(ProblemMappers::refuse);
    }

    /// @param authorization the header of this name
    /// @throws WebApplicationException unless it has the admin token, or none is set
    static void requireTokenWhereSet(AdminToken token, @Nullable String authorization) {
        token.refusalWhereSet(authorization).ifPresent(ProblemMappers::refuse);
    }

    private static void refuse(Problem problem) {
        throw new WebApplicationException(
                problem.detail(), Response.Status.fromStatusCode(problem.status()));
    }

    static Response response(Response.StatusType status, @Nullable String detail) {
        return response("about:blank", status, detail);
    }

    /// @param type a URI that a program can tell the problem by
    static Response response(String type, Response.StatusType status, @Nullable String detail) {
        Problem problem =
                new Problem(
                        type,
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        detail == null
                                ? "the request failed; see the log of ingest-service"
                                : detail);
        Response.ResponseBuilder response =
                Response.status(status).type(Problem.MEDIA_TYPE).entity(problem);
        if (status.getStatusCode() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, AdminToken.CHALLENGE);
        }
        return response.build();
    }
}
