package org.dateline.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dateline.gateway.parameters.BadParameter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 describes it, sent as `application/problem+json`.
///
/// @param type stays the same for the same kind of problem
/// @param detail what was wrong with this request, for a person
/// @param parameters those that can't be used, null when it is not about parameters
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<BadParameter> parameters) {

    static final String MEDIA_TYPE = "application/problem+json";

    /// @param kind last part of the type
    static Problem of(String kind, String title, int status, String detail) {
        return new Problem("urn:dateline:problem:" + kind, title, status, detail, null);
    }

    static Problem of(org.dateline.edge.Problem problem) {
        return new Problem(
                problem.type(), problem.title(), problem.status(), problem.detail(), null);
    }

    static Problem badParameters(List<BadParameter> parameters) {
        return new Problem(
                "urn:dateline:problem:bad-parameter",
                "Invalid parameter",
                400,
                String.join(
                        "; ",
                        parameters.stream()
                                .map(bad -> bad.parameter() + " " + bad.detail())
                                .toList()),
                parameters);
    }

    static Problem notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }
}
