package org.dateline.gateway.query;

import java.util.ArrayList;
import java.util.List;

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

    /// @param filter what the articles meet
    public static Histogram read(Parameters parameters, ArticleFilter filter) {
        Unit unit = parameters.choice("by", Unit.class).orElse(Unit.MONTH);
        parameters.requireValid();
        return new Histogram(filter, unit);
    }

    private static List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(ArticleFilter.PARAMETERS);
        all.add(Parameter.choice("by", "Width of a bucket: DAY, MONTH (default) or YEAR.", Unit.class));
        return List.copyOf(all);
    }
}
