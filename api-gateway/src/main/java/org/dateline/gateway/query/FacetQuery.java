package org.dateline.gateway.query;

import java.util.List;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// What the articles that meet a filter are, in numbers.
///
/// @param limit the most values of one kind
public record FacetQuery(ArticleFilter filter, int limit) {

    /// All parameters of facets.
    public static final List<Parameter> PARAMETERS =
            Stream.concat(
                            ArticleFilter.PARAMETERS.stream(),
                            Stream.of(
                                    Parameter.single(
                                            "limit",
                                            "Values of each kind, 1 to 100, 10 by default.",
                                            "10")))
                    .toList();

    public static FacetQuery read(Parameters parameters) {
        ArticleFilter filter = ArticleFilter.read(parameters);
        int limit = parameters.number("limit", 1, 100, 10);
        parameters.requireValid();
        return new FacetQuery(filter, limit);
    }
}
