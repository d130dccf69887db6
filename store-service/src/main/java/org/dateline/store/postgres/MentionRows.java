package org.dateline.store.postgres;

import static java.util.stream.Collectors.toSet;
import static org.dateline.store.postgres.MultiRowStatement.number;
import static org.dateline.store.postgres.MultiRowStatement.text;
import static org.dateline.store.postgres.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dateline.store.batch.Article;
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
                    select distinct on (entity_id collate "C") entity_id, type, name, country
                    from unnest(?, ?, ?, ?) as new (entity_id, type, name, country)
                    where not exists (
                        select from entity known
                        where known.entity_id = new.entity_id
                            and (known.country is not null or new.country is null)
                            and (known.name = upper(known.name), known.name collate "C")
                                <= (new.name = upper(new.name), new.name collate "C"))
                    order by entity_id collate "C", name = upper(name), name collate "C", country
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

    /// Makes the mentions of these articles, whose rows the transaction holds, those of the events.
    static void replace(Connection connection, Collection<Article> articles) throws SQLException {
        List<UUID> ids = articles.stream().map(Article::articleId).toList();
        List<EntityRow> entities =
                articles.stream()
                        .flatMap(
                                article ->
                                        article.entities().stream()
                                                .map(
                                                        one ->
                                                                new EntityRow(
                                                                        article.articleId(), one)))
                        .toList();
        Set<Name> names =
                entities.stream().map(EntityRow::named).map(MentionRows::name).collect(toSet());
        List<DateRow> dates =
                articles.stream()
                        .flatMap(
                                article ->
                                        article.dates().stream()
                                                .map(one -> new DateRow(article.articleId(), one)))
                        .toList();
        DELETE_ENTITY_MENTIONS.execute(connection, ids);
        DELETE_DATE_MENTIONS.execute(connection, ids);
        UPSERT_ENTITY.execute(connection, names);
        INSERT_ENTITY_MENTION.execute(connection, entities);
        INSERT_DATE_MENTION.execute(connection, dates);
    }

    private static Name name(Article.Named named) {
        return new Name(named.id(), named.type(), named.name(), named.country());
    }
}
