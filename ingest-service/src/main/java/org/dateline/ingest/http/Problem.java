package org.dateline.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The body of an error (RFC 9457).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, @Nullable String detail) {

    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    static Response response(Response.StatusType status, @Nullable String detail) {
        return response("about:blank", status, detail);
    }

    /// @param type a URI that a program can tell the problem by
    static Response response(String type, Response.StatusType status, @Nullable String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem(type, status.getReasonPhrase(), status.getStatusCode(), detail))
                .build();
    }
}
