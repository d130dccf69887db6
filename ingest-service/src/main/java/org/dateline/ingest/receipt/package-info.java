/// Tells what became of a dropped file.
@NullMarked
package org.dateline.ingest.receipt;

import org.jspecify.annotations.NullMarked;
