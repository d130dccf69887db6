/// Writes batches of articles to PostgreSQL: idempotent upserts, then links between copies.
@NullMarked
package org.dateline.store.postgres;

import org.jspecify.annotations.NullMarked;
