/// Wiring, lifecycle and configuration of the service.
@NullMarked
package org.dateline.enrich.app;

import org.jspecify.annotations.NullMarked;
