package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.gateway.parameters.Parameter;

/// An entity is mentioned that has some words in its name.
public record MentionedName(String name) implements Condition {

    private static final Parameter NAME =
            Parameter.single(
                    "name",
                    "Words of the name of a person, organization or place that the article"
                            + " mentions, in any order and case, with or without accents; each may"
                            + " be the beginning of one. Use entity for exactly one entity.",
                    "Putin");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(NAME),
                    List.of(Field.text(NAME, "Person, place, organization")),
                    parameters -> parameters.text(NAME.name()).map(MentionedName::new));

    /// So many entities have a name of which few letters are given that asking article by article
    /// is faster.
    private static final int MAX_ENTITIES = 1_000;

    @Override
    public Sql on(String article) {
        return Sql.of(
                """
                exists (select from entity_mention m join entity e using (entity_id)
                where m.article_id = %s.article_id
                and array_to_tsvector(name_words(e.name))
                    @@ array_to_string(name_words(?), ' & ')::tsquery)
                """
                        .formatted(article),
                name);
    }

    @Override
    public Condition prepared(Connection connection) throws SQLException {
        NameWords words = NameWords.of(connection, name);
        List<String> ids =
                Sql.of("select entity_id from entity e where")
                        .add(words.in("e"))
                        .add("limit ?", MAX_ENTITIES + 1)
                        .list(connection, row -> row.text("entity_id"));
        return new Named(words, ids);
    }

    /// The same of known entities.
    private record Named(NameWords words, List<String> ids) implements Condition {
        @Override
        public Sql on(String article) {
            return ids.size() > MAX_ENTITIES
                    ? Sql.of(
                                    """
                                    exists (select from entity_mention m join entity e using (entity_id)
                                    where m.article_id = %s.article_id and
                                    """
                                            .formatted(article))
                            .add(words.in("e"))
                            .add(")")
                    : Sql.of(
                            article
                                    + ".article_id in (select article_id from entity_mention"
                                    + " where entity_id = any(?::text[]))",
                            SqlArray.texts(ids));
        }
    }
}
