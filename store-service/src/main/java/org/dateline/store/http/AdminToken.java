package org.dateline.store.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The token that whoever may erase articles sends. It is never logged.
@ApplicationScoped
public class AdminToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    AdminToken(@ConfigProperty(name = "dateline.admin-token") Optional<String> token) {
        this.token = token.orElse("").strip().getBytes(UTF_8);
    }

    /// Whether anyone may erase at all.
    boolean isConfigured() {
        return token.length > 0;
    }

    /// Takes as long for a wrong token as for the right one.
    ///
    /// @param authorization the header of this name
    boolean isIn(@Nullable String authorization) {
        return isConfigured()
                && authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(UTF_8));
    }
}
