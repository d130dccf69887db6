package org.dateline.edge;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a browser says of the page that makes it send a request. Other programs say nothing of it.
///
/// @param origin the header `Origin`
/// @param host the header `Host`
/// @param fetchSite the header `Sec-Fetch-Site`
/// @param fetchMode the header `Sec-Fetch-Mode`
record CallingSite(
        @Nullable String origin,
        String host,
        @Nullable String fetchSite,
        @Nullable String fetchMode) {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    /// Whether another site's page sends this, other than by a link that a person follows. Such
    /// pages could neither read the answer nor be meant to have one, and any site can reach the
    /// loopback address of whoever looks at it.
    boolean mayNotSend(String method) {
        if (origin != null && !isOwn(origin)) {
            return true;
        }
        boolean foreign = fetchSite != null && !OWN.contains(fetchSite);
        boolean link = READS.contains(method) && "navigate".equals(fetchMode);
        return foreign && !link;
    }

    private boolean isOwn(String of) {
        return of.equalsIgnoreCase("http://" + host) || of.equalsIgnoreCase("https://" + host);
    }
}
