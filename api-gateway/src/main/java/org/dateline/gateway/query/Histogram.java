package org.dateline.gateway.query;

import static org.dateline.gateway.query.Parameter.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many articles that meet a filter were published in each day, month or year.
public record Histogram(ArticleFilter filter, Unit unit) {

    /// The width of a bucket.
    public enum Unit {
        DAY,
        MONTH,
        YEAR
    }

    /// All parameters of a histogram.
    public static final List<Parameter> PARAMETERS = parameters();

    /// @param entity one that all articles mention, besides those the parameters name
    public static Histogram read(Parameters parameters, Optional<String> entity) {
        ArticleFilter chosen = ArticleQuery.filter(parameters);
        Unit unit = parameters.choice("by", Unit.class).orElse(Unit.MONTH);
        parameters.requireValid();
        return new Histogram(entity.map(chosen::andEntity).orElse(chosen), unit);
    }

    private static List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(ArticleQuery.FILTERS);
        all.add(single("by", "Width of a bucket: DAY, MONTH (default) or YEAR.", "DAY"));
        return List.copyOf(all);
    }
}
