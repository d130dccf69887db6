/// What kills cost the whole system: nothing of the articles, and how long until it works again.
@NullMarked
package org.dateline.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
