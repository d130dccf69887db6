/// Reads claims into bounded batches of records; knows nothing of Kafka.
@NullMarked
package org.dateline.ingest.publish;

import org.jspecify.annotations.NullMarked;
