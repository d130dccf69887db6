/// The service's edge to Kafka: takes batches in, sends what became of them, and only then lets
/// their offsets be committed.
@NullMarked
package org.dateline.store.kafka;

import org.jspecify.annotations.NullMarked;
