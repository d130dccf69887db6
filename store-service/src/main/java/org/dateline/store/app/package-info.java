/// Wiring, configuration and the end of the process.
@NullMarked
package org.dateline.store.app;

import org.jspecify.annotations.NullMarked;
