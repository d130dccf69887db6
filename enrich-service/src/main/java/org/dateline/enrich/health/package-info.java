/// What the service tells its supervisor of itself.
@NullMarked
package org.dateline.enrich.health;

import org.jspecify.annotations.NullMarked;
