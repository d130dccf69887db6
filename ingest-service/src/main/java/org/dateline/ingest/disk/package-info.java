/// How much room there is on the disks that articles will need.
@NullMarked
package org.dateline.ingest.disk;

import org.jspecify.annotations.NullMarked;
