/// Watches the inbox and publishes each article in it exactly once.
@NullMarked
package org.dateline.ingest;

import org.jspecify.annotations.NullMarked;
