/// How the other parts of the system are, as they say themselves.
@NullMarked
package org.dateline.gateway.system;

import org.jspecify.annotations.NullMarked;
