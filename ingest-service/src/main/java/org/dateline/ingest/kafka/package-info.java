/// The transactional edge: batches and ledger entries to topics, and the one recovery path.
@NullMarked
package org.dateline.ingest.kafka;

import org.jspecify.annotations.NullMarked;
