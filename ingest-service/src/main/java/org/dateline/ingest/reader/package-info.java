/// Turns a file's bytes into articles.
@NullMarked
package org.dateline.ingest.reader;

import org.jspecify.annotations.NullMarked;
