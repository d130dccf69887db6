package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The token that whoever may erase articles sends. It is never logged.
@Singleton
final class AdminToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    AdminToken(@ConfigProperty(name = "dateline.admin-token") Optional<String> token) {
        this.token = token.orElse("").strip().getBytes(UTF_8);
    }

    /// Takes as long for a wrong token as for the right one.
    ///
    /// @param authorization the header of this name
    /// @throws ProblemException unless it has the token
    void require(@Nullable String authorization) {
        if (token.length == 0) {
            throw new ProblemException(
                    Problem.of(
                            "off",
                            "Erasure disabled",
                            403,
                            "to enable erasure, set DATELINE_ADMIN_TOKEN to the"
                                    + " same secret for api-gateway, store-service and"
                                    + " ingest-service"));
        }
        if (authorization == null
                || !authorization.startsWith(SCHEME)
                || !MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(UTF_8))) {
            throw new ProblemException(
                    Problem.of(
                            "unauthorized",
                            "Admin token required",
                            401,
                            "send the admin token in the header Authorization: Bearer TOKEN"));
        }
    }
}
