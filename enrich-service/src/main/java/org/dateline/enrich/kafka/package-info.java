/// The loop that moves records from topic to topic in transactions.
@NullMarked
package org.dateline.enrich.kafka;

import org.jspecify.annotations.NullMarked;
