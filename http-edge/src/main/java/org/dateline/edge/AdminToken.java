package org.dateline.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The token of whoever operates the system: sees and retries files in quarantine, replays, erases
/// articles and brings them back. It is never logged.
@Singleton
public final class AdminToken {

    /// What a client that lacks the token is told to send, in `WWW-Authenticate`.
    public static final String CHALLENGE = "Bearer realm=\"dateline\"";

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    AdminToken(@ConfigProperty(name = "dateline.admin-token") Optional<String> token) {
        this.token = token.orElse("").strip().getBytes(UTF_8);
    }

    /// Why a request is refused; empty if it has the token. Takes as long for a wrong token as for
    /// the right one.
    ///
    /// @param authorization the header of this name
    public Optional<Problem> refusal(@Nullable String authorization) {
        if (token.length == 0) {
            return Optional.of(
                    Problem.of(
                            "off",
                            "Erasure disabled",
                            403,
                            "to enable erasure, set DATELINE_ADMIN_TOKEN to the same secret for"
                                    + " api-gateway, store-service and ingest-service"));
        }
        return isIn(authorization) ? Optional.empty() : Optional.of(missing());
    }

    /// The same for what can be taken back: allowed to everybody where no token is set, since then
    /// the network has to keep others away.
    ///
    /// @param authorization the header of this name
    public Optional<Problem> refusalWhereSet(@Nullable String authorization) {
        return token.length == 0 || isIn(authorization) ? Optional.empty() : Optional.of(missing());
    }

    private static Problem missing() {
        return Problem.of(
                "unauthorized",
                "Admin token required",
                401,
                "missing or invalid admin token; send it in the header Authorization: Bearer"
                        + " TOKEN");
    }

    /// As it is sent to another service of the system; empty where none is set.
    public Optional<String> header() {
        return token.length == 0
                ? Optional.empty()
                : Optional.of(SCHEME + new String(token, UTF_8));
    }

    /// Whether a secret is it. Takes as long for a wrong one as for the right one.
    public boolean is(String secret) {
        return token.length > 0 && MessageDigest.isEqual(token, secret.getBytes(UTF_8));
    }

    private boolean isIn(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(UTF_8));
    }
}
