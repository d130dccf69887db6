/// JMH benchmarks of single steps, over the sample articles.
@NullMarked
package org.dateline.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
