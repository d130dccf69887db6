package org.dateline.gateway.query;

import java.util.List;
import java.util.Optional;
import org.dateline.events.Entity;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// One page of the entities that articles mention.
///
/// @param name words that the name has, in any order
/// @param prefix what the name begins with, in any case
/// @param after where the page before ended
public record EntityQuery(
        Optional<String> name,
        Optional<String> prefix,
        Optional<Entity.Type> type,
        Order order,
        Optional<Counted> after,
        int limit) {

    /// How they are sorted.
    public enum Order {
        /// By how many articles mention them, the most first.
        MENTIONS("-articles"),
        NAME("name");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        /// Its name in the API.
        public String label() {
            return label;
        }
    }

    private static final Parameter TYPE =
            Parameter.choice("type", "PERSON, ORGANIZATION or LOCATION.", Entity.Type.class);

    private static final Parameter SORT =
            Parameter.choice(
                    "sort",
                    "-articles (default: the most mentioned first) or name.",
                    Order.class,
                    Order::label);

    /// All parameters of a list of entities.
    public static final List<Parameter> PARAMETERS =
            List.of(
                    Parameter.single(
                            "name",
                            "Words of the name, in any order and case, with or without accents;"
                                    + " each may be the beginning of one.",
                            "Putin"),
                    Parameter.single(
                            "prefix", "What the whole name begins with, in any case.", "Kim"),
                    TYPE,
                    SORT,
                    Parameter.single(
                            "cursor",
                            "`next` of the page before; all other parameters but limit stay as"
                                    + " they were.",
                            "AAAB"),
                    Parameter.single(
                            "limit", "Entities on a page, 1 to 100, 20 by default.", "20"));

    public static EntityQuery read(Parameters parameters, Cursors cursors) {
        return read(parameters, cursors, 20);
    }

    /// @param limit of a page where none is asked for
    public static EntityQuery read(Parameters parameters, Cursors cursors, int limit) {
        EntityQuery first =
                new EntityQuery(
                        parameters.text("name"),
                        parameters.text("prefix"),
                        parameters.choice(TYPE.name(), Entity.Type.class),
                        parameters
                                .choice(SORT.name(), Order.class, Order::label)
                                .orElse(Order.MENTIONS),
                        Optional.empty(),
                        parameters.number("limit", 1, ArticleQuery.MAX_LIMIT, limit));
        Optional<Counted> after =
                parameters.value("cursor", text -> Counted.of(cursors.read(first.list(), text)));
        parameters.requireValid();
        return first.after(after);
    }

    /// The most mentioned of a name.
    public static EntityQuery named(String name, int limit) {
        return new EntityQuery(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Order.MENTIONS,
                Optional.empty(),
                limit);
    }

    /// The most mentioned of all.
    public static EntityQuery most(int limit) {
        return new EntityQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.MENTIONS,
                Optional.empty(),
                limit);
    }

    /// The most mentioned of a type.
    public static EntityQuery of(Entity.Type type, int limit) {
        return new EntityQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(type),
                Order.MENTIONS,
                Optional.empty(),
                limit);
    }

    /// The page after.
    public EntityQuery after(Optional<Counted> last) {
        return new EntityQuery(name, prefix, type, order, last, limit);
    }

    /// The cursor of the page that follows `last`.
    public String cursorAfter(Counted last, Cursors cursors) {
        return cursors.write(list(), last.bytes());
    }

    private String list() {
        return "entities " + name + " " + prefix + " " + type + " " + order;
    }
}
