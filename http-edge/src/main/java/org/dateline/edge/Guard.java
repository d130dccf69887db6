package org.dateline.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/// Decides who may send what. A service that has none admits everybody who reaches it.
public interface Guard {

    /// Looks at a request before its body is read. Called on the event loop, so it must not wait.
    ///
    /// @param path as requests are routed by it, without dot segments; the request's own may lead
    ///     elsewhere than it seems
    Verdict judge(HttpServerRequest request, String path);

    /// What becomes of a request.
    sealed interface Verdict {

        /// It may pass, and counts for its address.
        record Admitted() implements Verdict {}

        /// It may pass, and counts for a client that has said who it is.
        ///
        /// @param client no address looks like it
        record Known(String client) implements Verdict {}

        /// It may not.
        ///
        /// @param headers of the answer, besides the usual ones
        record Refused(Problem problem, Map<String, String> headers) implements Verdict {}
    }
}
