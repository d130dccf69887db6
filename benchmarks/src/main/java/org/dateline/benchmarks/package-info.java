/// The `dateline bench` command: what Dateline costs, measured.
@NullMarked
package org.dateline.benchmarks;

import org.jspecify.annotations.NullMarked;
