/// The command that enriches text on standard output, without Kafka.
@NullMarked
package org.dateline.cli.enrich;

import org.jspecify.annotations.NullMarked;
