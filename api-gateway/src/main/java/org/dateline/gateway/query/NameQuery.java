package org.dateline.gateway.query;

import java.util.List;
import java.util.Optional;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// One page of names that articles have, such as their publishers, the most frequent first.
///
/// @param prefix what the name begins with, in any case
/// @param after where the page before ended
public record NameQuery(Optional<String> prefix, Optional<Counted> after, int limit) {

    public static final int MAX_LIMIT = 1_000;

    /// All parameters of a list of names.
    public static final List<Parameter> PARAMETERS =
            List.of(
                    Parameter.single("prefix", "What it begins with, in any case.", "Re"),
                    Parameter.single(
                            "cursor",
                            "`next` of the page before; all other parameters but limit stay as"
                                    + " they were.",
                            "AAAB"),
                    Parameter.single(
                            "limit", "How many on a page, 1 to 1000, 100 by default.", "100"));

    /// @param list what is listed
    public static NameQuery read(String list, Parameters parameters, Cursors cursors) {
        Optional<String> prefix = parameters.text("prefix");
        int limit = parameters.number("limit", 1, MAX_LIMIT, 100);
        Optional<Counted> after =
                parameters.value(
                        "cursor", text -> Counted.of(cursors.read(list(list, prefix), text)));
        parameters.requireValid();
        return new NameQuery(prefix, after, limit);
    }

    /// The cursor of the page that follows `last`.
    public String cursorAfter(String list, Counted last, Cursors cursors) {
        return cursors.write(list(list, prefix), last.bytes());
    }

    private static String list(String list, Optional<String> prefix) {
        return list + " " + prefix;
    }
}
