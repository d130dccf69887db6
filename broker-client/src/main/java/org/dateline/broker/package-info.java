/// What every part of Dateline does with Kafka: settings of clients, reading topics to their end,
/// questions to the broker, and the lag of groups.
@NullMarked
package org.dateline.broker;

import org.jspecify.annotations.NullMarked;
