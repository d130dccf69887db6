package org.dateline.gateway.query;

import java.util.List;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// How many articles that meet a filter were published in each day, month or year, or mention it.
public record Histogram(ArticleFilter filter, Unit unit, Dates date) {

    /// The width of a bucket.
    public enum Unit {
        DAY,
        MONTH,
        YEAR
    }

    /// Which dates are counted.
    public enum Dates {
        PUBLISHED,
        MENTIONED
    }

    /// All parameters of a histogram.
    public static final List<Parameter> PARAMETERS =
            Stream.concat(
                            ArticleFilter.PARAMETERS.stream(),
                            Stream.of(
                                    Parameter.choice(
                                            "by",
                                            "Width of a bucket: DAY, MONTH (default) or YEAR.",
                                            Unit.class),
                                    Parameter.choice(
                                            "date",
                                            "PUBLISHED (default) counts articles by when they were"
                                                    + " published, MENTIONED by each date that"
                                                    + " they mention.",
                                            Dates.class)))
                    .toList();

    /// @param filter what the articles meet
    public static Histogram read(Parameters parameters, ArticleFilter filter) {
        Unit unit = parameters.choice("by", Unit.class).orElse(Unit.MONTH);
        Dates date = parameters.choice("date", Dates.class).orElse(Dates.PUBLISHED);
        parameters.requireValid();
        return new Histogram(filter, unit, date);
    }
}
