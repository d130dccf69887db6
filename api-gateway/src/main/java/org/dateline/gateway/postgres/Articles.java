package org.dateline.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.database.article.ArticleColumn;
import org.dateline.database.sql.Column;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Terms;
import org.dateline.gateway.filter.Words;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.Position;
import org.dateline.gateway.query.Position.Section;
import org.dateline.gateway.query.Ranking;
import org.dateline.gateway.query.Sort;
import org.dateline.gateway.search.Matches;
import org.dateline.search.Language;
import org.jspecify.annotations.Nullable;

/// Lists of articles.
public final class Articles {

    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// How much of a text is read for a snippet, from the beginning of its body on: enough to show,
    /// or enough to find the words in most texts.
    private static final int SHOWN = 1_000;

    private static final int SEARCHED = 100_000;

    /// Of articles in the order in which they are stored, none is shown while another that may come
    /// before it is still being written.
    private static final String SETTLED =
            """
            and a.stored_order < (select base from stored_order_base)
                + pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            """;

    /// A page is shown at once, however many articles there are.
    private static final long MAX_TOTAL = 1_000;

    private static final long MAX_COUNT = 1_000_000;

    private static final String SUMMARY =
            """
            select a.article_id, %s, a.first_received_at, a.stored_at,
                coalesce(m.cluster_id, a.article_id) as cluster_id,
                r.event -> 'published' as published,
                (select coalesce(jsonb_agg(top), '[]') from (
                    select e.entity_id as id, e.name, e.type, e.country, m.salience
                    from entity_mention m join entity e using (entity_id)
                    where m.article_id = a.article_id
                    order by m.salience desc, e.entity_id limit 8) top) as entities,
                (select array_agg(file order by file) from (
                    select distinct file from sighting s
                    where s.article_id = a.article_id order by file limit 10) files) as files,
                coalesce(c.members - 1, 0) as duplicates,
                left(r.text, ? + body_start) as text, body_start, a.search_end
            from article a join revision r using (article_id, revision)
            left join cluster_member m on m.article_id = a.article_id
            left join cluster c on c.cluster_id = m.cluster_id
            cross join lateral (
                select coalesce((jsonb_path_query_first(r.event, '$.segments[*]
                    ? (@.role == "BODY" && @.end - @.start > 20).start'))::int, 0) as body_start)
                as body
            where a.article_id = any(?)
            """
                    .formatted(Column.names("a", ArticleColumn.ALL));

    private final Database database;
    private final Cursors cursors;

    public Articles(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    public ArticlePage page(ArticleQuery query) {
        return database.read(connection -> page(connection, query));
    }

    public ArticleCount count(ArticleFilter filter) {
        return database.read(
                connection ->
                        new ArticleCount(
                                Total.of(connection, filter.prepared(connection), MAX_COUNT)));
    }

    /// Those of some articles that meet a filter.
    public Set<UUID> among(ArticleFilter filter, Set<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : database.read(
                        connection ->
                                Set.copyOf(
                                        Sql.of(
                                                        "select a.article_id from article a where"
                                                                + " a.article_id = any(?)",
                                                        SqlArray.uuids(List.copyOf(ids)))
                                                .add(filter.prepared(connection).sql())
                                                .list(connection, row -> row.uuid("article_id"))));
    }

    /// Summaries in the order of the ids; those that are not there are left out.
    static List<ArticleSummary> summaries(
            Connection connection, List<UUID> ids, Optional<Terms> terms) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of(SUMMARY, terms.isPresent() ? SEARCHED : SHOWN, SqlArray.uuids(ids));
        Optional<Matches> matches = terms.map(Terms::matches);
        Map<UUID, ArticleSummary> byId =
                sql.list(connection, row -> summary(connection, row, matches)).stream()
                        .collect(Collectors.toMap(ArticleSummary::id, Function.identity()));
        return ids.stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
    }

    private ArticlePage page(Connection connection, ArticleQuery query) throws SQLException {
        ArticleFilter filter = query.filter().prepared(connection);
        Optional<Terms> terms = terms(filter);
        if (query.sort() == Sort.RELEVANCE && terms.isPresent()) {
            return byRelevance(connection, query, filter, terms.get());
        }
        List<Position> found = new ArrayList<>();
        addSections(connection, query, filter, new Sql(), found);
        Total total =
                found.size() > query.limit() || query.after().isPresent()
                        ? Total.ofList(connection, filter, MAX_TOTAL)
                        : new Total.Exactly(found.size());
        return page(connection, query, filter, terms, total, found, Optional.empty());
    }

    private ArticlePage byRelevance(
            Connection connection, ArticleQuery query, ArticleFilter filter, Terms terms)
            throws SQLException {
        Total total = Total.ofList(connection, filter, MAX_TOTAL);
        RankedArticles ranked =
                query.after().isPresent()
                        ? RankedArticles.after(connection, filter, terms, query.after().get())
                        : RankedArticles.first(connection, filter, terms, total);
        List<Position> found =
                new ArrayList<>(
                        ranked.positions()
                                .subList(
                                        0, Math.min(ranked.positions().size(), query.limit() + 1)));
        Ranking ranking = ranked.ranking();
        if (ranking.partial()) {
            addSections(connection, query, filter, ranked.others(terms.search()), found);
        }
        return page(
                connection,
                query,
                filter,
                Optional.of(terms),
                total,
                found.stream()
                        .map(
                                one ->
                                        new Position(
                                                one.section(),
                                                one.key(),
                                                one.article(),
                                                Optional.of(ranking)))
                        .toList(),
                Optional.of(ranking).filter(Ranking::partial));
    }

    /// @param found one more than the page shows, where there are more
    /// @param partial how some of the list is ranked, where not all is
    private ArticlePage page(
            Connection connection,
            ArticleQuery query,
            ArticleFilter filter,
            Optional<Terms> terms,
            Total total,
            List<Position> found,
            Optional<Ranking> partial)
            throws SQLException {
        boolean more = found.size() > query.limit();
        List<Position> shown = more ? found.subList(0, query.limit()) : found;
        boolean nothing = found.isEmpty() && query.after().isEmpty();
        return new ArticlePage(
                total,
                withCopiesThatMatch(
                        connection,
                        filter,
                        summaries(
                                connection, shown.stream().map(Position::article).toList(), terms)),
                terms.isPresent()
                        ? terms.get()
                                .notes(
                                        connection,
                                        nothing,
                                        partial.map(Ranking::ranked).orElse(null))
                        : null,
                more ? query.cursorAfter(shown.getLast(), cursors) : null);
    }

    /// With how many more articles of their clusters meet the filter.
    private static List<ArticleSummary> withCopiesThatMatch(
            Connection connection, ArticleFilter filter, List<ArticleSummary> articles)
            throws SQLException {
        List<UUID> clusters =
                articles.stream()
                        .filter(article -> article.duplicates() > 0)
                        .map(ArticleSummary::clusterId)
                        .distinct()
                        .toList();
        if (clusters.isEmpty() || filter.conditions().isEmpty()) {
            return articles;
        }
        Map<UUID, Integer> members = new HashMap<>();
        Sql.of(
                        """
                        select m.cluster_id, count(*) as members
                        from cluster_member m join article a on a.article_id = m.article_id
                        where m.cluster_id = any(?)
                        """,
                        SqlArray.uuids(clusters))
                .add(filter.matching("a"))
                .add("group by m.cluster_id")
                .list(
                        connection,
                        row -> members.put(row.uuid("cluster_id"), row.integer("members")));
        return articles.stream()
                .map(
                        article ->
                                article.duplicates() == 0
                                        ? article
                                        : article.withDuplicates(
                                                members.getOrDefault(article.clusterId(), 1) - 1))
                .toList();
    }

    private static Optional<Terms> terms(ArticleFilter prepared) {
        return prepared.find(Words.Matching.class).map(Words.Matching::terms);
    }

    /// Fills up to one more than the page shows, where there are more.
    ///
    /// @param prepared the filter of the query
    /// @param condition what articles meet besides
    private static void addSections(
            Connection connection,
            ArticleQuery query,
            ArticleFilter prepared,
            Sql condition,
            List<Position> found)
            throws SQLException {
        for (Section section : query.sections()) {
            int wanted = query.limit() + 1 - found.size();
            if (wanted > 0 && section != Section.RANKED) {
                Sql sql = select(query, prepared, condition, section, wanted);
                found.addAll(sql.list(connection, row -> position(section, row)));
            }
        }
    }

    /// The statement that finds a page's articles within one section that is not ranked.
    static Sql select(
            ArticleQuery query, ArticleFilter prepared, Sql condition, Section section, int limit) {
        boolean ascending = section != Section.UNDATED && query.sort().isAscending();
        Sql key = key(query.sort(), section);
        Sql sql = Sql.of("select a.article_id,").add(key).add("as key from article a where true");
        switch (section) {
            case DATED -> sql.add("and a.published_at is not null");
            case UNDATED -> sql.add("and a.published_at is null");
            case ALL, RANKED -> {}
        }
        sql.add(prepared.sql()).add(condition);
        if (query.sort() == Sort.STORED) {
            sql.add(SETTLED);
        }
        query.after()
                .filter(position -> position.section() == section)
                .ifPresent(
                        position ->
                                sql.add("and (")
                                        .add(key)
                                        .add(
                                                ", a.article_id) "
                                                        + (ascending ? ">" : "<")
                                                        + " (?, ?)",
                                                keyValue(query.sort(), position),
                                                position.article()));
        String order = ascending ? "asc" : "desc";
        // where the index has its nulls, though there are none here
        String nulls = section != Section.DATED ? "" : ascending ? " nulls first" : " nulls last";
        return sql.add("order by")
                .add(key)
                .add(order + nulls + ", a.article_id " + order + " limit ?", limit);
    }

    private static Sql key(Sort sort, Section section) {
        return switch (section) {
            case DATED -> Sql.of("a.published_at");
            case UNDATED -> Sql.of("a.first_received_at");
            case ALL, RANKED ->
                    switch (sort) {
                        case LATEST_STORED, STORED -> Sql.of("a.stored_order");
                        case RELEVANCE,
                                LATEST_PUBLISHED,
                                EARLIEST_PUBLISHED,
                                LATEST_RECEIVED,
                                EARLIEST_RECEIVED ->
                                Sql.of("a.first_received_at");
                    };
        };
    }

    private static Object keyValue(Sort sort, Position position) {
        return switch (sort) {
            case LATEST_STORED, STORED -> position.key();
            case RELEVANCE,
                    LATEST_PUBLISHED,
                    EARLIEST_PUBLISHED,
                    LATEST_RECEIVED,
                    EARLIEST_RECEIVED ->
                    Instant.EPOCH.plus(position.key(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        };
    }

    private static Position position(Section section, Row row) throws SQLException {
        Object key = row.object("key");
        long bits =
                switch (key) {
                    case Long order -> order;
                    default -> ChronoUnit.MICROS.between(Instant.EPOCH, row.instant("key"));
                };
        return new Position(section, bits, row.uuid("article_id"));
    }

    private static ArticleSummary summary(Connection connection, Row row, Optional<Matches> matches)
            throws SQLException {
        String title = row.text(ArticleColumn.TITLE);
        Language language = Language.of(row.text(ArticleColumn.LANGUAGE));
        return new ArticleSummary(
                row.uuid("article_id"),
                title,
                matches.map(all -> Snippet.titleMatches(all, title, language)).orElse(List.of()),
                matches.isPresent()
                        ? snippet(connection, row, matches.get(), language)
                        : Snippet.around(row.text("text"), row.integer("body_start"), List.of()),
                row.optionalInteger("search_end"),
                json(row.text("published"), new TypeReference<>() {}),
                row.text(ArticleColumn.LANGUAGE),
                row.text(ArticleColumn.PUBLISHER),
                row.text(ArticleColumn.URL),
                Optional.ofNullable(
                                json(
                                        row.text("entities"),
                                        new TypeReference<List<ArticleSummary.TopEntity>>() {}))
                        .orElse(List.of()),
                row.texts("files"),
                row.instant("first_received_at"),
                row.instant("stored_at"),
                row.uuid("cluster_id"),
                row.integer("duplicates"));
    }

    /// Around the words, wherever in the body they are.
    private static Snippet snippet(
            Connection connection, Row row, Matches matches, Language language)
            throws SQLException {
        int body = row.integer("body_start");
        String text = row.text("text");
        var found = Snippet.matches(text, body, matches, language);
        if (found.isEmpty() && text.length() >= SEARCHED) {
            text =
                    Sql.of(
                                    """
                                    select text from article join revision using (article_id, revision)
                                    where article_id = ?
                                    """,
                                    row.uuid("article_id"))
                            .first(connection, whole -> whole.text("text"))
                            .orElse(text);
            found = Snippet.matches(text, body, matches, language);
        }
        return Snippet.around(text, body, found);
    }

    private static <T> @Nullable T json(@Nullable String text, TypeReference<T> type)
            throws SQLException {
        try {
            return text == null ? null : JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored event has an unexpected format", "XX001", e);
        }
    }
}
