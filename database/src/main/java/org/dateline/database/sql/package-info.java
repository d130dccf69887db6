/// The one way in which Dateline speaks to PostgreSQL: a statement with its values, statements of
/// many rows, and the rows that come back.
@NullMarked
package org.dateline.database.sql;

import org.jspecify.annotations.NullMarked;
