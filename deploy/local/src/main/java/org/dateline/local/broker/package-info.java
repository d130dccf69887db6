/// A Kafka broker of one node, in the JVM that calls it, and the topics on it.
@NullMarked
package org.dateline.local.broker;

import org.jspecify.annotations.NullMarked;
