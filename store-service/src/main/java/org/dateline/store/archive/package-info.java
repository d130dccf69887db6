/// The files that articles came from, which ingest-service keeps.
@NullMarked
package org.dateline.store.archive;

import org.jspecify.annotations.NullMarked;
