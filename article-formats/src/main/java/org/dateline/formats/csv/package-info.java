/// Tables of articles as text: a row of names, then an article a row.
@NullMarked
package org.dateline.formats.csv;

import org.jspecify.annotations.NullMarked;
