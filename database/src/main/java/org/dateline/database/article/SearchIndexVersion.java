package org.dateline.database.article;

import java.sql.Connection;
import java.sql.SQLException;
import org.dateline.database.sql.Sql;
import org.dateline.search.SearchEntry;

/// By which version of the preparation of texts the articles in the database are indexed.
public final class SearchIndexVersion {

    private SearchIndexVersion() {}

    /// Says of a database without articles that its index is of this version, since there is
    /// nothing to rebuild. To be called whenever its tables were brought up to date.
    public static void claim(Connection connection) throws SQLException {
        Sql.of(
                        """
                        update search_index
                        set version = ?, rebuilding = null, rebuilt_to = null
                        where version < ? and not exists (select from article)
                        """,
                        SearchEntry.VERSION,
                        SearchEntry.VERSION)
                .execute(connection);
    }
}
