package org.dateline.gateway.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.query.ExportQuery;
import org.jspecify.annotations.Nullable;

/// Whole results, read one article after another from one snapshot.
public final class Exports {

    private static final int FETCHED = 100;

    /// Longer than a question may take, since a client takes its time to read.
    private static final String PATIENCE = "set local statement_timeout = '10min'";

    private final Database database;

    public Exports(Database database) {
        this.database = database;
    }

    /// An article as it is exported.
    ///
    /// @param event JSON of the current revision's event, without `text`
    /// @param published as precise as is known
    public record Exported(
            UUID id,
            @Nullable String title,
            @Nullable String published,
            String language,
            @Nullable String publisher,
            @Nullable String url,
            Instant receivedAt,
            Instant storedAt,
            UUID clusterId,
            String text,
            String event) {}

    /// Takes what is exported.
    public interface Sink {

        /// Before the first article.
        void begin(long articles) throws IOException;

        void write(Exported article) throws IOException;
    }

    /// @throws UncheckedIOException when the sink takes no more
    public void run(ExportQuery query, Sink sink) {
        database.read(
                connection -> {
                    Sql.of(PATIENCE).execute(connection);
                    run(connection, query, sink);
                    return true;
                });
    }

    private static void run(Connection connection, ExportQuery query, Sink sink)
            throws SQLException {
        ArticleFilter prepared = query.filter().prepared(connection);
        Sql count =
                Sql.of("select count(*) from article a where true").add(chosen(query, prepared));
        long articles = count.first(connection, row -> row.number(1)).orElse(0L);
        try {
            sink.begin(articles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Sql.of(
                        """
                        select a.*, r.text, r.event::text as event,
                            r.event -> 'published' ->> 'value' as published,
                            coalesce(m.cluster_id, a.article_id) as cluster
                        from article a join revision r using (article_id, revision)
                        left join cluster_member m on m.article_id = a.article_id
                        where true
                        """)
                .add(chosen(query, prepared))
                .add("order by a.article_id")
                .each(connection, FETCHED, row -> write(row, sink));
    }

    private static Sql chosen(ExportQuery query, ArticleFilter prepared) {
        Sql sql = new Sql().add(prepared.sql());
        query.after().ifPresent(id -> sql.add("and a.article_id > ?", id));
        return sql;
    }

    private static boolean write(Row row, Sink sink) throws SQLException {
        try {
            sink.write(
                    new Exported(
                            row.uuid("article_id"),
                            row.text("title"),
                            row.text("published"),
                            row.text("language"),
                            row.text("publisher"),
                            row.text("url"),
                            row.instant("first_received_at"),
                            row.instant("stored_at"),
                            row.uuid("cluster"),
                            row.text("text"),
                            row.text("event")));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
