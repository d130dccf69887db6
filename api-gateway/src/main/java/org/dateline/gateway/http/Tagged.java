package org.dateline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.dateline.events.Sha256;

/// Single resources as answers, with a strong entity tag: the hash of the bytes that are sent.
@Singleton
final class Tagged {

    private final ObjectMapper json;

    Tagged(ObjectMapper json) {
        this.json = json;
    }

    Response answer(Request request, Object resource) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(resource);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("could not write the response as JSON", e);
        }
        EntityTag tag = new EntityTag(Sha256.hex(body).substring(0, 32));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(body, MediaType.APPLICATION_JSON);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }
}
