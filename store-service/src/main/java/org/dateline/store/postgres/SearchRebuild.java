package org.dateline.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.dateline.database.article.StretchRows;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.Transaction;
import org.dateline.search.SearchEntry;

/// Makes the search index anew where an older version of the preparation of texts made it, a few
/// articles at a time and beside everything else. It goes on where it was when it is interrupted,
/// and of several instances one works at a time.
public final class SearchRebuild {

    /// Texts that are in memory at once; each has at most a megabyte.
    private static final int ARTICLES = 20;

    private static final String ARTICLES_AFTER =
            """
            select article_id, title, language, text,
                coalesce((jsonb_path_query_first(event, '$.segments[*]
                    ? (@.role == "BODY" && @.end - @.start > 20).start'))::int, 0) as body
            from article join revision using (article_id, revision)
            where article_id > ?
            order by article_id
            limit ?
            for no key update of article
            """;

    private static final String UPDATE =
            """
            update article
            set search = ?::tsvector, salient = ?::tsvector, search_words = ?, search_stretches = ?, search_end = ?
            where article_id = ?
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// Ids are hashes, so they are spread evenly over this many.
    private static final double IDS = 1L << 32;

    private final DataSource dataSource;

    public SearchRebuild(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record State(int version, int rebuilding, UUID rebuiltTo) {}

    private record Source(UUID articleId, SearchEntry entry) {}

    /// Rebuilds a few articles.
    ///
    /// @return about which share of all articles is done; empty when no older index is left
    public Optional<Double> step() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Transaction.query(connection, () -> step(connection));
        }
    }

    private static Optional<Double> step(Connection connection) throws SQLException {
        State state =
                Sql.of("select version, rebuilding, rebuilt_to from search_index for update")
                        .first(
                                connection,
                                row ->
                                        new State(
                                                row.integer("version"),
                                                row.integer("rebuilding"),
                                                row.uuid("rebuilt_to")))
                        .orElseThrow();
        if (state.version() >= SearchEntry.VERSION) {
            return Optional.empty();
        }
        boolean begun = state.rebuilding() == SearchEntry.VERSION && state.rebuiltTo() != null;
        List<Source> sources = sources(connection, begun ? state.rebuiltTo() : BEFORE_ALL);
        if (sources.isEmpty()) {
            Sql.of(
                            "update search_index set version = ?, rebuilding = null, rebuilt_to ="
                                    + " null",
                            SearchEntry.VERSION)
                    .execute(connection);
            return Optional.empty();
        }
        for (Source source : sources) {
            write(connection, source);
        }
        UUID last = sources.getLast().articleId();
        Sql.of("update search_index set rebuilding = ?, rebuilt_to = ?", SearchEntry.VERSION, last)
                .execute(connection);
        return Optional.of((last.getMostSignificantBits() >>> 32) / IDS);
    }

    private static List<Source> sources(Connection connection, UUID after) throws SQLException {
        return Sql.of(ARTICLES_AFTER, after, ARTICLES)
                .list(
                        connection,
                        row ->
                                new Source(
                                        row.uuid("article_id"),
                                        SearchEntry.of(
                                                row.text("title"),
                                                row.text("text"),
                                                row.integer("body"),
                                                row.text("language"))));
    }

    private static void write(Connection connection, Source source) throws SQLException {
        SearchEntry entry = source.entry();
        Sql.of(
                        UPDATE,
                        entry.vector(),
                        entry.salient(),
                        entry.words(),
                        entry.stretches().size(),
                        entry.end(),
                        source.articleId())
                .execute(connection);
        StretchRows.replace(connection, source.articleId(), entry);
    }
}
