package org.dateline.gateway.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// One page of the dates that the articles of a filter speak of, in their order.
///
/// @param after where the page before ended
public record TimelineQuery(ArticleFilter filter, Optional<After> after, int limit) {

    /// All parameters of a timeline.
    public static final List<Parameter> PARAMETERS =
            Stream.concat(
                            ArticleFilter.PARAMETERS.stream(),
                            Stream.of(
                                    Parameter.single(
                                            "cursor",
                                            "`next` of the page before; all other parameters but"
                                                    + " limit stay as they were.",
                                            "AAAB"),
                                    Parameter.single(
                                            "limit",
                                            "Dates on a page, 1 to 100, 20 by default.",
                                            "20")))
                    .toList();

    /// The last date of a page.
    ///
    /// @param start of its words in the text
    public record After(LocalDate day, UUID article, int start) {

        private static After of(byte[] position) {
            String[] parts = new String(position, UTF_8).split(" ");
            return new After(
                    LocalDate.parse(parts[0]),
                    UUID.fromString(parts[1]),
                    Integer.parseInt(parts[2]));
        }
    }

    public static TimelineQuery read(Parameters parameters, Cursors cursors) {
        return read(parameters, cursors, 20);
    }

    /// @param most dates on a page where no limit is asked for
    public static TimelineQuery read(Parameters parameters, Cursors cursors, int most) {
        ArticleFilter filter = ArticleFilter.read(parameters);
        int limit = parameters.number("limit", 1, ArticleQuery.MAX_LIMIT, most);
        TimelineQuery first = new TimelineQuery(filter, Optional.empty(), limit);
        Optional<After> after =
                parameters.value("cursor", text -> After.of(cursors.read(first.list(), text)));
        parameters.requireValid();
        return new TimelineQuery(filter, after, limit);
    }

    /// The cursor of the page that follows `last`.
    public String cursorAfter(After last, Cursors cursors) {
        return cursors.write(
                list(), (last.day() + " " + last.article() + " " + last.start()).getBytes(UTF_8));
    }

    private String list() {
        return "timeline " + filter;
    }
}
