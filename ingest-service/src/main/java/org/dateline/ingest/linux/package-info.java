/// The few Linux system calls that Java has no words for: inotify, leases, renameat2.
@NullMarked
package org.dateline.ingest.linux;

import org.jspecify.annotations.NullMarked;
