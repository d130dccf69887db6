package org.dateline.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Web pages of other origins that may ask the API, by the CORS protocol of the Fetch standard.
/// They send no cookies or passwords that a browser keeps, only what they have themselves, such as
/// an API key.
final class OtherSites {

    private static final String API = "/v1/";

    /// A path with dot segments leads elsewhere than it begins.
    private static final Pattern DOTS = Pattern.compile("(?i)/(?:\\.|%2e)");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Set<String> origins = new TreeSet<>();

    /// @param named such as `https://news.example`
    /// @throws IllegalArgumentException if one of them is no origin
    OtherSites(List<String> named) {
        for (String name : named) {
            String origin = name.strip().toLowerCase(Locale.ROOT);
            if (!origin.isEmpty()) {
                origins.add(checked(origin));
            }
        }
    }

    private static String checked(String origin) {
        try {
            URI uri = URI.create(origin);
            if (uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && uri.getRawUserInfo() == null) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "DATELINE_CORS_ORIGINS has origins of web pages, with commas between them, such as"
                        + " https://news.example,http://localhost:3000; this is not one: "
                        + origin);
    }

    /// The origin of a page that may send this request; empty for every other request.
    Optional<String> allowed(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && isAllowed(origin, request.path())
                ? Optional.of(origin)
                : Optional.empty();
    }

    private boolean isAllowed(String origin, @Nullable String path) {
        return path != null
                && path.startsWith(API)
                && !DOTS.matcher(path).find()
                && origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /// Whether a browser asks if the page may send what it wants to. It asks without any key.
    static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /// Says in an answer that the page may read it.
    static void admit(String origin, HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, Location, Retry-After, WWW-Authenticate");
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    static void answerPreflight(HttpServerResponse response) {
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE")
                .putHeader(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key, If-None-Match,"
                                + " Last-Event-ID")
                .putHeader("Access-Control-Max-Age", "600")
                .end();
    }
}
