/// What benchmarks of running systems share: options, the checkout, a service as a process.
@NullMarked
package org.dateline.benchmarks.setting;

import org.jspecify.annotations.NullMarked;
