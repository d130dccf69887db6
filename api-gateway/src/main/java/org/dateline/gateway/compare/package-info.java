/// What two texts share and what each adds.
@NullMarked
package org.dateline.gateway.compare;

import org.jspecify.annotations.NullMarked;
