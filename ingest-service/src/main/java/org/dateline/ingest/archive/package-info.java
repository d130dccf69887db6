/// Where files go once their articles are committed.
@NullMarked
package org.dateline.ingest.archive;

import org.jspecify.annotations.NullMarked;
