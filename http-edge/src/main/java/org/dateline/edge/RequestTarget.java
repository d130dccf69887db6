package org.dateline.edge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands behind the method of a request: a path and parameters.
final class RequestTarget {

    private static final Pattern BROKEN_ESCAPE =
            Pattern.compile("%(?![0-9A-Fa-f]{2})[0-9A-Za-z]{0,2}");

    private RequestTarget() {}

    /// Why a target is none; empty if it is one.
    static Optional<Problem> problem(String target) {
        Matcher broken = BROKEN_ESCAPE.matcher(target);
        if (broken.find()) {
            return Optional.of(
                    bad(
                            broken.group()
                                    + " in the URL is not a percent-encoded byte, such as %20;"
                                    + " write the character % itself as %25"));
        }
        try {
            new URI(target);
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(
                    bad(
                            "the URL is not valid (%s at position %d)"
                                    .formatted(e.getReason(), e.getIndex() + 1)));
        }
    }

    private static Problem bad(String detail) {
        return Problem.of("bad-request", "Bad request", 400, detail);
    }
}
