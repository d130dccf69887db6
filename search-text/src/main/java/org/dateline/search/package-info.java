/// The words of a text, made the same way before a text is indexed and before it is asked for.
///
/// Everything is decided here and nothing by PostgreSQL's parser, whose results depend on the
/// locale that a database was made with.
@NullMarked
package org.dateline.search;

import org.jspecify.annotations.NullMarked;
