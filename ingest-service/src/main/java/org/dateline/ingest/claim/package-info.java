/// The inbox's own folder: slots that ingesters lock, and the files they have claimed.
@NullMarked
package org.dateline.ingest.claim;

import org.jspecify.annotations.NullMarked;
