/// What a service asks of Kafka beside its work, by clients of its own.
@NullMarked
package org.dateline.broker;

import org.jspecify.annotations.NullMarked;
