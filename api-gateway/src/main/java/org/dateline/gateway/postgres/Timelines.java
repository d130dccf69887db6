package org.dateline.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.MentionedDate;
import org.dateline.gateway.filter.MentionedEntities;
import org.dateline.gateway.postgres.TimelinePage.Point;
import org.dateline.gateway.postgres.TimelinePage.Said;
import org.dateline.gateway.postgres.TimelinePage.Sentence;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.TimelineQuery;
import org.dateline.gateway.query.TimelineQuery.After;
import org.jspecify.annotations.Nullable;

/// What the articles of a filter say to have happened when.
public final class Timelines {

    private static final JsonMapper JSON = new JsonMapper();

    /// Of a page's articles, so much text is read.
    private static final int MAX_BYTES = 8 << 20;

    /// A date belongs to an entity that is named so near to it, in UTF-16 units.
    private static final int NEAR = 300;

    /// An anchor that stands in the text.
    private static final Pattern IN_TEXT = Pattern.compile("text:([0-9]{1,9})-([0-9]{1,9})");

    private final Database database;
    private final Cursors cursors;

    public Timelines(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    private record Found(After place, LocalDate last, JsonNode date, Said said) {}

    public TimelinePage page(TimelineQuery query) {
        return database.read(connection -> page(connection, query));
    }

    private TimelinePage page(Connection connection, TimelineQuery query) throws SQLException {
        List<Found> found =
                select(query, query.filter().prepared(connection))
                        .list(connection, Timelines::found);
        boolean more = found.size() > query.limit();
        List<Found> shown = more ? found.subList(0, query.limit()) : found;
        Map<UUID, String> texts = texts(connection, shown);
        return new TimelinePage(
                shown.stream().map(one -> point(one, texts)).toList(),
                more ? query.cursorAfter(shown.getLast().place(), cursors) : null);
    }

    private static Sql select(TimelineQuery query, ArticleFilter prepared) {
        Sql sql =
                Sql.of(
                                """
                                with found as materialized (
                                    select a.article_id, a.revision, a.title, a.publisher, a.url,
                                        a.language
                                    from article a where true
                                """)
                        .add(prepared.sql())
                        .add(
                                """
                                ), page as (
                                    select found.*, d.start_at, lower(d.during) as first_day,
                                        upper(d.during) - 1 as last_day
                                    from found join date_mention d using (article_id)
                                    where not isempty(d.during)
                                        and not lower_inf(d.during) and not upper_inf(d.during)
                                """);
        query.filter()
                .find(MentionedDate.class)
                .ifPresent(mentioned -> sql.add("and").add(mentioned.overlapping("d.during")));
        query.filter()
                .find(MentionedEntities.class)
                .ifPresent(entities -> sql.add(near(entities.ids())));
        query.after()
                .ifPresent(
                        after ->
                                sql.add(
                                        "and (lower(d.during), d.article_id, d.start_at)"
                                                + " > (?, ?, ?)",
                                        after.day(),
                                        after.article(),
                                        after.start()));
        return sql.add(
                        "order by lower(d.during), d.article_id, d.start_at limit ?)",
                        query.limit() + 1)
                .add(
                        """
                        select page.*, event -> 'published' ->> 'value' as published,
                            jsonb_path_query_first(event, '$.dates[*] ? (@.start == $start)',
                                jsonb_build_object('start', start_at)) as date
                        from page join revision using (article_id, revision)
                        order by first_day, article_id, start_at
                        """);
    }

    /// An article speaks of many dates; those of the entities asked for stand beside their names.
    private static Sql near(List<String> ids) {
        return Sql.of(
                """
                and exists (select from entity_mention m, unnest(m.starts) as named
                where m.article_id = d.article_id and m.entity_id = any(?::text[])
                and abs(named - d.start_at) <= ?)
                """,
                SqlArray.texts(ids),
                NEAR);
    }

    private static Found found(Row row) throws SQLException {
        UUID article = row.uuid("article_id");
        return new Found(
                new After(LocalDate.parse(row.text("first_day")), article, row.integer("start_at")),
                LocalDate.parse(row.text("last_day")),
                json(row.text("date")),
                new Said(
                        article,
                        row.text("title"),
                        row.text("publisher"),
                        row.text("url"),
                        row.text("published"),
                        row.text("language")));
    }

    private static Point point(Found found, Map<UUID, String> texts) {
        return new Point(
                found.place().day().toString(),
                found.last().toString(),
                found.date(),
                anchorText(found, texts.get(found.said().id())),
                sentence(found, texts.get(found.said().id())),
                found.said());
    }

    private static @Nullable String anchorText(Found found, @Nullable String text) {
        Matcher anchor = IN_TEXT.matcher(found.date().path("anchor").asText(""));
        if (text == null || !anchor.matches()) {
            return null;
        }
        int start = Integer.parseInt(anchor.group(1));
        int end = Integer.parseInt(anchor.group(2));
        return start < end && end <= text.length() ? text.substring(start, end) : null;
    }

    private static @Nullable Sentence sentence(Found found, @Nullable String text) {
        int start = found.place().start();
        int end = found.date().path("end").asInt(start);
        return text == null || start > end || end > text.length()
                ? null
                : Sentences.around(text, start, end, found.said().language());
    }

    private static Map<UUID, String> texts(Connection connection, List<Found> found)
            throws SQLException {
        Map<UUID, String> texts = new HashMap<>();
        List<UUID> ids = found.stream().map(one -> one.said().id()).distinct().toList();
        Sql.of(
                        """
                        select article_id, text
                        from (
                            select article_id, text,
                                sum(octet_length(text)) over (order by place) as bytes
                            from unnest(?::uuid[]) with ordinality as wanted (article_id, place)
                            join article using (article_id)
                            join revision using (article_id, revision)) as texts
                        where bytes <= ?
                        """,
                        SqlArray.uuids(ids),
                        MAX_BYTES)
                .list(
                        connection,
                        row ->
                                Optional.ofNullable(
                                        texts.put(row.uuid("article_id"), row.text("text"))));
        return texts;
    }

    private static JsonNode json(@Nullable String date) throws SQLException {
        try {
            return date == null ? JSON.createObjectNode() : JSON.readTree(date);
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored event has an unexpected format", "XX001", e);
        }
    }
}
