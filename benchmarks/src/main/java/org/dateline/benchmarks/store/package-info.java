/// Generated articles through the store path into a PostgreSQL of its own: what that costs, and how
/// it grows.
@NullMarked
package org.dateline.benchmarks.store;

import org.jspecify.annotations.NullMarked;
