/// What of each claim is published, and what follows from it.
@NullMarked
package org.dateline.ingest.ledger;

import org.jspecify.annotations.NullMarked;
