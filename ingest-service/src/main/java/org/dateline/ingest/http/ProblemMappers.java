package org.dateline.ingest.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns failures into problems.
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return Problem.response(status, status.getStatusCode() < 500 ? e.getMessage() : null);
    }

    @ServerExceptionMapper
    Response failed(IOException e) {
        LOG.warnf("request failed: %s", e);
        return Problem.response(Response.Status.INTERNAL_SERVER_ERROR, null);
    }
}
