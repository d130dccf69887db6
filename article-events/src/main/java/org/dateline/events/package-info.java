/// The contract between Dateline's services and with other systems: event records, topics, JSON and
/// CloudEvents headers. It knows neither Quarkus nor a Kafka client.
@NullMarked
package org.dateline.events;

import org.jspecify.annotations.NullMarked;
