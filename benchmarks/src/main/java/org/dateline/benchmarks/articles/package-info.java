/// Articles made up for measuring: as many as are asked for, the same for the same seed, with known
/// near-duplicates among them.
@NullMarked
package org.dateline.benchmarks.articles;

import org.jspecify.annotations.NullMarked;
