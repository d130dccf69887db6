/// Where files go that could not be read, each with the reason beside it.
@NullMarked
package org.dateline.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
