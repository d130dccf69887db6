/// From dropped files to committed records: how many a second, and how soon.
@NullMarked
package org.dateline.benchmarks.files;

import org.jspecify.annotations.NullMarked;
