package org.dateline.gateway.filter;

import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// Every one of some entities is mentioned.
public record MentionedEntities(List<String> ids) implements Condition {

    private static final Parameter ENTITY =
            Parameter.repeatable(
                    "entity",
                    "Id of an entity that the article mentions; given more than once, it mentions"
                            + " all of them.",
                    "person:kim-jong-un");

    static final Filter<Condition> FILTER =
            Filter.ofTexts(ENTITY, List.of(), MentionedEntities::new);

    public MentionedEntities {
        ids = ids.stream().distinct().sorted().toList();
    }

    @Override
    public Sql on(String article) {
        Sql sql = new Sql();
        String and = "";
        for (String id : ids) {
            sql.add(
                    """
                    %sexists (select from entity_mention m
                    where m.article_id = %s.article_id and m.entity_id = ?)
                    """
                            .formatted(and, article),
                    id);
            and = "and ";
        }
        return sql;
    }
}
