/// Configuration, wiring and lifecycle.
@NullMarked
package org.dateline.ingest.app;

import org.jspecify.annotations.NullMarked;
