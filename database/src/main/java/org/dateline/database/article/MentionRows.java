package org.dateline.database.article;

import static java.util.stream.Collectors.toSet;
import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dateline.database.sql.MultiRowStatement;
import org.jspecify.annotations.Nullable;

/// The tables `entity`, `entity_mention` and `date_mention`, of current revisions.
final class MentionRows {

    private MentionRows() {}

    private record EntityRow(UUID articleId, Article.Named named) {}

    private record Name(String id, String type, String name, @Nullable String country) {}

    private record DateRow(UUID articleId, Article.Dated dated) {}

    /// Names in mixed case are better than shouted ones; of the others the first in the alphabet is
    /// taken, so that the order of arrival does not show. Rows that are good enough stay untouched,
    /// since well-known entities are in every batch.
    private static final MultiRowStatement<Name> UPSERT_ENTITY =
            new MultiRowStatement<>(
                    """
                    insert into entity as old (entity_id, type, name, country)
                    select entity_id, min(type),
                        (array_agg(name order by name = upper(name), name collate "C"))[1],
                        min(country)
                    from unnest(?, ?, ?, ?) as new (entity_id, type, name, country)
                    where not exists (
                        select from entity known
                        where known.entity_id = new.entity_id
                            and (known.country is not null or new.country is null)
                            and (known.name = upper(known.name), known.name collate "C")
                                <= (new.name = upper(new.name), new.name collate "C"))
                    group by entity_id
                    order by entity_id collate "C"
                    on conflict (entity_id) do update set
                        name = case
                            when (old.name = upper(old.name), old.name collate "C")
                                <= (excluded.name = upper(excluded.name),
                                    excluded.name collate "C")
                            then old.name else excluded.name end,
                        country = coalesce(old.country, excluded.country)
                    """,
                    text(Name::id),
                    text(Name::type),
                    text(Name::name),
                    text(Name::country));

    private static final MultiRowStatement<UUID> DELETE_ENTITY_MENTIONS =
            new MultiRowStatement<>(
                    "delete from entity_mention where article_id = any(?)", uuid(id -> id));

    private static final MultiRowStatement<UUID> DELETE_DATE_MENTIONS =
            new MultiRowStatement<>(
                    "delete from date_mention where article_id = any(?)", uuid(id -> id));

    private static final MultiRowStatement<EntityRow> INSERT_ENTITY_MENTION =
            new MultiRowStatement<>(
                    """
                    insert into entity_mention (article_id, entity_id, salience, starts, ends)
                    select article_id, entity_id, salience, starts::int[], ends::int[]
                    from unnest(?::uuid[], ?, ?::real[], ?, ?)
                        as new (article_id, entity_id, salience, starts, ends)
                    """,
                    uuid(EntityRow::articleId),
                    text(row -> row.named.id()),
                    text(row -> row.named.salience()),
                    text(row -> row.named.starts()),
                    text(row -> row.named.ends()));

    private static final MultiRowStatement<DateRow> INSERT_DATE_MENTION =
            new MultiRowStatement<>(
                    """
                    insert into date_mention (article_id, start_at, end_at, type, value, during)
                    select * from unnest(?::uuid[], ?::int[], ?::int[], ?, ?, ?::daterange[])
                    """,
                    uuid(DateRow::articleId),
                    number(row -> row.dated.start()),
                    number(row -> row.dated.end()),
                    text(row -> row.dated.type()),
                    text(row -> row.dated.value()),
                    text(row -> row.dated.during() == null ? null : row.dated.during().range()));

    /// Makes the mentions of the current articles, whose rows the transaction holds, those of the
    /// events. Entities are kept of every event, whichever came first.
    static void write(Connection connection, Collection<Article> current, Collection<Article> all)
            throws SQLException {
        Set<Name> names =
                all.stream()
                        .flatMap(article -> article.entities().stream())
                        .map(MentionRows::name)
                        .collect(toSet());
        List<UUID> ids = current.stream().map(Article::articleId).toList();
        DELETE_ENTITY_MENTIONS.execute(connection, ids);
        DELETE_DATE_MENTIONS.execute(connection, ids);
        UPSERT_ENTITY.execute(connection, names);
        INSERT_ENTITY_MENTION.execute(connection, rows(current, Article::entities, EntityRow::new));
        INSERT_DATE_MENTION.execute(connection, rows(current, Article::dates, DateRow::new));
    }

    private static <V, R> List<R> rows(
            Collection<Article> articles,
            Function<Article, List<V>> values,
            BiFunction<UUID, V, R> row) {
        List<R> rows = new ArrayList<>();
        for (Article article : articles) {
            for (V value : values.apply(article)) {
                rows.add(row.apply(article.articleId(), value));
            }
        }
        return rows;
    }

    private static Name name(Article.Named named) {
        return new Name(named.id(), named.type(), named.name(), named.country());
    }
}
