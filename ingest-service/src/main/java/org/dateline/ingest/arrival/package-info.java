/// Learns of new files, and tells when one is complete.
@NullMarked
package org.dateline.ingest.arrival;

import org.jspecify.annotations.NullMarked;
