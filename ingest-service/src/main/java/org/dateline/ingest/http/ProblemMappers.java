package org.dateline.ingest.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.dateline.ingest.claim.NoRoomException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns failures into problems.
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /// RFC 4918.
    private static final Response.StatusType NO_ROOM =
            Response.status(507, "Insufficient Storage").build().getStatusInfo();

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return Problem.response(status, status.getStatusCode() < 500 ? e.getMessage() : null);
    }

    @ServerExceptionMapper
    Response withoutRoom(NoRoomException e) {
        LOG.warnf("a request failed: %s", e.getMessage());
        return Problem.response(
                NO_ROOM, e.getMessage() + ": nothing was changed; free some, and try again");
    }

    @ServerExceptionMapper
    Response failed(IOException e) {
        LOG.warnf("request failed: %s", e);
        return Problem.response(Response.Status.INTERNAL_SERVER_ERROR, null);
    }
}
