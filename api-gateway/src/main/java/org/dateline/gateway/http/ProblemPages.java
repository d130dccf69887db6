package org.dateline.gateway.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Shows problems with the pages to people as a page.
final class ProblemPages {

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (response.getEntity() instanceof Problem problem
                && accept != null
                && accept.contains(MediaType.TEXT_HTML)
                && !request.getUriInfo().getPath().startsWith("/v1")) {
            response.setEntity(
                    PageResource.Templates.problem(problem).render(),
                    null,
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
