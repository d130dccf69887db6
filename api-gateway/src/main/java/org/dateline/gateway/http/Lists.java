package org.dateline.gateway.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.dateline.gateway.parameters.Parameters;
import org.jspecify.annotations.Nullable;

/// Pages of lists as answers. They change with every article that is stored, so they are never
/// taken from a cache.
final class Lists {

    private Lists() {}

    static Response answer(Object list) {
        return Response.ok(list).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /// With a link to the page after it, where there is one.
    static Response answer(Object list, String path, Parameters parameters, @Nullable String next) {
        return answer(list, path, parameters, "cursor", next);
    }

    /// @param cursor the parameter that says where the page after begins
    static Response answer(
            Object list, String path, Parameters parameters, String cursor, @Nullable String next) {
        Response.ResponseBuilder answer =
                Response.ok(list).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (next != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<" + path + "?" + parameters.query().with(cursor, next) + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
