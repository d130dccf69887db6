/// The SQL behind every answer, on read-only transactions.
@NullMarked
package org.dateline.gateway.postgres;

import org.jspecify.annotations.NullMarked;
