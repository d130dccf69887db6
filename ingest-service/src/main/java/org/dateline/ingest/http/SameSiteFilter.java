package org.dateline.ingest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses what a browser sends on behalf of another site: whoever runs a browser on this machine
/// lets any page reach the loopback address.
final class SameSiteFilter {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request) {
        return isForeign(
                        request.getHeaderString("Origin"),
                        request.getHeaderString("Host"),
                        request.getHeaderString("Sec-Fetch-Site"))
                ? Optional.of(
                        Problem.response(Response.Status.FORBIDDEN, "cross-origin request refused"))
                : Optional.empty();
    }

    static boolean isForeign(
            @Nullable String origin, @Nullable String host, @Nullable String fetchSite) {
        if (fetchSite != null && !OWN.contains(fetchSite)) {
            return true;
        }
        if (origin == null) {
            return false;
        }
        // a name that leads here by a trick of DNS is its own host, too: only loopback ones count
        boolean loopback = origin.matches("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");
        return !loopback || host == null || !origin.endsWith("://" + host);
    }
}
