package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.edge.AdminToken;
import org.dateline.edge.Guard;
import org.dateline.edge.Problem;
import org.dateline.keys.ApiKey;
import org.dateline.keys.KeyRing;
import org.dateline.keys.RequestRate;
import org.dateline.keys.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may send what to the gateway: by an API key, by the admin token, or without either where the
/// settings say so. A key that is wrong is refused also where none would be needed, so that nobody
/// takes one for good that is not.
@Singleton
final class Access implements Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    /// Without a key, from where that is allowed.
    private static final List<Role> ANYBODY = List.of(Role.READ, Role.SUBMIT);

    /// What browsers need before anybody could say who they are, and what tells of no article.
    private static final List<String> OPEN = List.of("/dateline.", "/favicon.ico", "/q/health");

    /// What became of submitted files.
    private static final List<String> RECEIPTS = List.of("/v1/files", "/v1/claims");

    private static final String MCP = "/mcp";

    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    /// Who may send requests without a key.
    enum WithoutKey {
        LOOPBACK,
        EVERYBODY,
        NOBODY
    }

    private final AdminToken admin;
    private final PathMethods methods;
    private final KeyRing keys;
    private final WithoutKey withoutKey;
    private final Map<ApiKey, RequestRate> rates = new ConcurrentHashMap<>();

    Access(
            AdminToken admin,
            PathMethods methods,
            @ConfigProperty(name = "dateline.access.keys-file") Optional<Path> keysFile,
            @ConfigProperty(name = "dateline.access.without-key") WithoutKey withoutKey) {
        this.admin = admin;
        this.methods = methods;
        this.withoutKey = withoutKey;
        keys = new KeyRing(keysFile, LOG::error, System::nanoTime);
    }

    @Override
    public Verdict judge(HttpServerRequest request, String path) {
        if (OPEN.stream().anyMatch(path::startsWith)) {
            return new Verdict.Admitted();
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return isFree(request) && ANYBODY.stream().anyMatch(role -> allows(role, request, path))
                    ? new Verdict.Admitted()
                    : refused(request, path, isFree(request) ? adminNeeded() : keyNeeded());
        }
        if (isAdminToken(authorization)) {
            return new Verdict.Known("admin token");
        }
        Optional<ApiKey> key = key(authorization);
        return key.isEmpty()
                ? refused(request, path, unknown(request, path, authorization))
                : judge(request, path, key.get());
    }

    /// Whether a header is of somebody who may do everything. What cannot be taken back asks for
    /// itself, too, and does not rely on having been guarded.
    boolean isAdmin(@Nullable String authorization) {
        return authorization != null
                && (isAdminToken(authorization)
                        || key(authorization).filter(key -> key.may(Role.ADMIN)).isPresent());
    }

    private boolean isAdminToken(String authorization) {
        String secret = secret(authorization);
        return secret != null && admin.is(secret);
    }

    private Optional<ApiKey> key(String authorization) {
        return Optional.ofNullable(secret(authorization)).flatMap(keys::find);
    }

    private Verdict judge(HttpServerRequest request, String path, ApiKey key) {
        boolean may =
                key.may(Role.ADMIN)
                        || key.roles().stream().anyMatch(role -> allows(role, request, path));
        if (!may) {
            return new Verdict.Refused(roleMissing(key), Map.of());
        }
        if (key.perSecond() > 0) {
            Duration wait = rate(key).take();
            if (!wait.isZero()) {
                long seconds = wait.plusMillis(999).toSeconds();
                return new Verdict.Refused(
                        tooFast(key, seconds), Map.of("Retry-After", Long.toString(seconds)));
            }
        }
        return new Verdict.Known("key " + key.name());
    }

    /// Its own, from its first request on; another key that had the name is gone.
    private RequestRate rate(ApiKey key) {
        RequestRate known = rates.get(key);
        if (known != null) {
            return known;
        }
        rates.keySet().removeIf(old -> old.name().equals(key.name()));
        return rates.computeIfAbsent(key, of -> new RequestRate(of.perSecond(), System::nanoTime));
    }

    /// What a role is good for. A method that a path is known not to have is for the path to
    // refuse.
    private boolean allows(Role role, HttpServerRequest request, String path) {
        // assistants ask by POST
        boolean asks = isMcp(path);
        boolean sends = request.method().equals(HttpMethod.POST) && !asks;
        boolean erases = erases(request, path);
        return switch (role) {
            case READ -> !sends && !erases;
            case SUBMIT -> sends || !erases && RECEIPTS.stream().anyMatch(path::startsWith);
            case ADMIN -> true;
        };
    }

    private static boolean isMcp(String path) {
        return path.equals(MCP) || path.startsWith(MCP + "/");
    }

    private boolean erases(HttpServerRequest request, String path) {
        return request.method().equals(HttpMethod.DELETE)
                && !isMcp(path)
                && methods.allowed(path).filter(all -> !all.contains("DELETE")).isEmpty();
    }

    private boolean isFree(HttpServerRequest request) {
        return switch (withoutKey) {
            case EVERYBODY -> true;
            case NOBODY -> false;
            case LOOPBACK ->
                    isLoopback(request.remoteAddress())
                            && FORWARDED.stream().noneMatch(request.headers()::contains);
        };
    }

    private static boolean isLoopback(@Nullable SocketAddress address) {
        byte[] bytes =
                address == null || address.hostAddress() == null
                        ? null
                        : NetUtil.createByteArrayFromIpAddressString(address.hostAddress());
        try {
            return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// What is sent as `Bearer KEY`, or as the password of `Basic`, which browsers ask people for.
    private static @Nullable String secret(String authorization) {
        String[] parts = authorization.strip().split(" +", 2);
        if (parts.length < 2) {
            return null;
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> parts[1];
            case "basic" -> password(parts[1]);
            default -> null;
        };
    }

    private static @Nullable String password(String credentials) {
        try {
            String text = new String(Base64.getDecoder().decode(credentials), UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? null : text.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Programs are asked for a bearer token, people for a password, by the browser.
    private static Verdict refused(HttpServerRequest request, String path, Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean page = !path.startsWith("/v1/") && !path.startsWith("/q/") && !isMcp(path);
        headers.put(
                "WWW-Authenticate",
                page ? "Basic realm=\"dateline\", charset=\"UTF-8\"" : AdminToken.CHALLENGE);
        return new Verdict.Refused(problem, headers);
    }

    private Problem adminNeeded() {
        return admin.refusal(null).orElseThrow();
    }

    private static Problem keyNeeded() {
        return Problem.of(
                "unauthorized",
                "API key required",
                401,
                "send an API key in the header Authorization: Bearer KEY; whoever runs this system"
                        + " creates keys with ./dateline keys add");
    }

    private Problem unknown(HttpServerRequest request, String path, String authorization) {
        return erases(request, path)
                ? admin.refusal(authorization).orElseGet(Access::unknownKey)
                : unknownKey();
    }

    private static Problem unknownKey() {
        return Problem.of(
                "unauthorized",
                "Unknown API key",
                401,
                "this API key or admin token is not known, or was revoked; send a valid one in the"
                        + " header Authorization: Bearer KEY");
    }

    private static Problem roleMissing(ApiKey key) {
        return Problem.of(
                "forbidden",
                "Not allowed with this key",
                403,
                "the API key "
                        + key.name()
                        + " has the roles "
                        + key.rolesText()
                        + ", which do not allow this request");
    }

    private static Problem tooFast(ApiKey key, long seconds) {
        return Problem.of(
                "too-many-requests",
                "Too many requests",
                429,
                "the API key "
                        + key.name()
                        + " may send "
                        + key.perSecond()
                        + " requests a second; retry after "
                        + seconds
                        + " s");
    }
}
