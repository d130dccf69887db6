/// What becomes of a received record, told without Kafka.
@NullMarked
package org.dateline.enrich;

import org.jspecify.annotations.NullMarked;
