package org.dateline.database.article;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.search.SearchEntry;

/// The table `article_stretch`: what of long texts the search index has besides.
public final class StretchRows {

    private StretchRows() {}

    private record Row(UUID articleId, int stretch, String search) {}

    private static final MultiRowStatement<UUID> DELETE =
            MultiRowStatement.ofIds("delete from article_stretch where article_id = any(?)");

    private static final MultiRowStatement<Row> INSERT =
            new MultiRowStatement<>(
                    """
                    insert into article_stretch (article_id, stretch, search)
                    select article_id, stretch, search::tsvector
                    from unnest(?, ?, ?) as new (article_id, stretch, search)
                    """,
                    uuid(Row::articleId),
                    number(Row::stretch),
                    text(Row::search));

    static void write(Connection connection, List<Article> current) throws SQLException {
        DELETE.execute(connection, current.stream().map(Article::articleId).toList());
        for (Article article : current) {
            insert(connection, article.articleId(), article.search());
        }
    }

    /// Of an article whose entry is made anew.
    public static void replace(Connection connection, UUID articleId, SearchEntry entry)
            throws SQLException {
        DELETE.execute(connection, List.of(articleId));
        insert(connection, articleId, entry);
    }

    private static void insert(Connection connection, UUID articleId, SearchEntry entry)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (String stretch : entry.stretches()) {
            rows.add(new Row(articleId, rows.size() + 1, stretch));
        }
        INSERT.execute(connection, rows);
    }
}
