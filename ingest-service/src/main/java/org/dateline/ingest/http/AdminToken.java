package org.dateline.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The token that whoever may erase articles and bring them back sends. It is never logged.
@ApplicationScoped
class AdminToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    AdminToken(@ConfigProperty(name = "dateline.admin-token") Optional<String> token) {
        this.token = token.orElse("").strip().getBytes(UTF_8);
    }

    /// Takes as long for a wrong token as for the right one.
    ///
    /// @param authorization the header of this name
    /// @throws WebApplicationException unless it has the token
    void require(@Nullable String authorization) {
        if (token.length == 0) {
            throw new WebApplicationException(
                    "no admin token is configured; set DATELINE_ADMIN_TOKEN for this service",
                    Status.FORBIDDEN);
        }
        if (authorization == null
                || !authorization.startsWith(SCHEME)
                || !MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(UTF_8))) {
            throw new WebApplicationException(
                    "missing or invalid admin token", Status.UNAUTHORIZED);
        }
    }
}
