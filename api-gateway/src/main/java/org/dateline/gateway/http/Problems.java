package org.dateline.gateway.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.dateline.edge.AdminToken;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.postgres.DatabaseException;
import org.dateline.gateway.receipt.IngestAwayException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever goes wrong, as a problem. What a client did wrong is told to it; what we did wrong is
/// told to the log.
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ServerExceptionMapper
    Response of(ProblemException e) {
        Response answer = response(e.problem());
        return e.asksForToken()
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.WWW_AUTHENTICATE, AdminToken.CHALLENGE)
                        .build()
                : answer;
    }

    @ServerExceptionMapper
    Response of(BadParametersException e) {
        return response(Problem.badParameters(e.parameters()));
    }

    @ServerExceptionMapper
    Response of(DatabaseException e) {
        return switch (e.reason()) {
            case AWAY, NO_TABLES -> {
                LOG.warn("can't read the database reason={}", reason(e));
                yield unavailable(e.reason().meaning());
            }
            case TOO_SLOW -> unavailable(e.reason().meaning());
            case BAD_VALUE ->
                    response(
                            Problem.of(
                                    "bad-parameter",
                                    "Invalid parameter",
                                    400,
                                    e.reason().meaning()));
            case BUG -> of((Throwable) e);
        };
    }

    @ServerExceptionMapper
    Response of(IngestAwayException e) {
        LOG.warn("ingest-service unavailable reason={}", e.getMessage());
        return unavailable("ingest-service, which tracks files, is unavailable; try again soon");
    }

    @ServerExceptionMapper
    Response of(WebApplicationException e) {
        Response answer = e.getResponse();
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR) {
            return of((Throwable) e);
        }
        Problem problem =
                switch (answer.getStatus()) {
                    case 404 -> Problem.notFound("no resource at this path");
                    case 405 ->
                            Problem.of(
                                    "method-not-allowed",
                                    "Method not allowed",
                                    405,
                                    "this path does not support this method");
                    case 406 ->
                            Problem.of(
                                    "not-acceptable",
                                    "Not acceptable",
                                    406,
                                    "no representation matches the Accept header");
                    case 415 ->
                            Problem.of(
                                    "unsupported-media-type",
                                    "Unsupported media type",
                                    415,
                                    "submit articles as application/json or"
                                            + " application/x-ndjson; send other requests"
                                            + " without a body");
                    default ->
                            Problem.of(
                                    "bad-request",
                                    "Bad request",
                                    answer.getStatus(),
                                    answer.getStatusInfo().getReasonPhrase());
                };
        Response.ResponseBuilder response = Response.fromResponse(response(problem));
        String allow = answer.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response of(Throwable e) {
        LOG.error("request failed", e);
        return response(
                Problem.of(
                        "internal",
                        "Internal error",
                        500,
                        "the request failed; see the log of api-gateway"));
    }

    /// The first line, since the others quote the statement.
    private static String reason(DatabaseException e) {
        String message = String.valueOf(e.getCause());
        return message.lines().findFirst().orElse(message);
    }

    private static Response unavailable(String why) {
        Problem problem = Problem.of("unavailable", "Service unavailable", 503, why);
        return Response.fromResponse(response(problem)).header("Retry-After", 2).build();
    }

    static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }
}
