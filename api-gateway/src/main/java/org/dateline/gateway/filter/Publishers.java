package org.dateline.gateway.filter;

import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// By any of some publishers, whatever the case of their names.
public record Publishers(List<String> names) implements Condition {

    private static final Parameter PUBLISHER =
            Parameter.repeatable(
                    "publisher",
                    "Name of the publisher, in any case. Given more than once, any of them.",
                    "Reuters");

    static final Filter<Condition> FILTER =
            Filter.ofTexts(PUBLISHER, List.of(Field.text(PUBLISHER, "Publisher")), Publishers::new);

    public Publishers {
        names = names.stream().distinct().sorted().toList();
    }

    @Override
    public Sql on(String article) {
        Sql sql = Sql.of("(");
        String or = "";
        for (String name : names) {
            // the first condition is for the index, whose keys are bounded
            sql.add(
                    """
                    %1$sleft(lower(%2$s.publisher), 200) = left(lower(?), 200)
                    and lower(%2$s.publisher) = lower(?)
                    """
                            .formatted(or, article),
                    name,
                    name);
            or = "or ";
        }
        return sql.add(")");
    }
}
