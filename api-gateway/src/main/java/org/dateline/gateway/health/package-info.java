/// Whether the gateway can answer.
@NullMarked
package org.dateline.gateway.health;

import org.jspecify.annotations.NullMarked;
