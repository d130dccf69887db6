/// What the database holds of an article: its columns, each declared once, and the rows that an
/// event becomes.
@NullMarked
package org.dateline.database.article;

import org.jspecify.annotations.NullMarked;
