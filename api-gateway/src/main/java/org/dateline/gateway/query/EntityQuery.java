package org.dateline.gateway.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dateline.gateway.parameters.Parameter.single;

import java.util.List;
import java.util.Optional;
import org.dateline.events.Entity;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// One page of the entities that articles mention, by name.
///
/// @param prefix what the name begins with, in any case
/// @param after where the page before ended
public record EntityQuery(
        Optional<String> prefix, Optional<Entity.Type> type, Optional<After> after, int limit) {

    /// All parameters of a list of entities.
    public static final List<Parameter> PARAMETERS =
            List.of(
                    single("prefix", "What the name begins with, in any case.", "Kim"),
                    Parameter.choice("type", "PERSON, ORGANIZATION or LOCATION.", Entity.Type.class),
                    single(
                            "cursor",
                            "`next` of the page before; all other parameters but limit stay as"
                                    + " they were.",
                            "AAAB"),
                    single("limit", "Entities on a page, 1 to 100, 20 by default.", "20"));

    /// The last entity of a page.
    ///
    /// @param key its name as the list is sorted by it
    public record After(String key, String id) {}

    public static EntityQuery read(Parameters parameters, Cursors cursors) {
        Optional<String> prefix = parameters.text("prefix");
        Optional<Entity.Type> type = parameters.choice("type", Entity.Type.class);
        int limit = parameters.number("limit", 1, ArticleQuery.MAX_LIMIT, 20);
        EntityQuery first = new EntityQuery(prefix, type, Optional.empty(), limit);
        Optional<After> after =
                parameters.value("cursor", text -> after(cursors.read(first.list(), text)));
        parameters.requireValid();
        return new EntityQuery(prefix, type, after, limit);
    }

    /// The cursor of the page that follows `last`.
    public String cursorAfter(After last, Cursors cursors) {
        return cursors.write(list(), (last.key() + "\0" + last.id()).getBytes(UTF_8));
    }

    private String list() {
        return "entities " + prefix + " " + type;
    }

    private static After after(byte[] position) {
        String text = new String(position, UTF_8);
        int end = text.indexOf(0);
        return new After(text.substring(0, end), text.substring(end + 1));
    }
}
