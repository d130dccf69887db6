/// What the service says of its own health.
@NullMarked
package org.dateline.store.health;

import org.jspecify.annotations.NullMarked;
