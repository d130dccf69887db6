package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import org.dateline.database.sql.Sql;

/// What an article must be, by itself. Equal conditions have equal texts, since a cursor belongs to
/// the text of its filter.
public interface Condition {

    /// As an expression of SQL.
    ///
    /// @param article what a statement calls the row of `article`
    Sql on(String article);

    /// The same with what only the database can tell beforehand.
    default Condition prepared(Connection connection) throws SQLException {
        return this;
    }
}
