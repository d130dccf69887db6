/// Removes dropped files whose articles were erased.
@NullMarked
package org.dateline.ingest.erasure;

import org.jspecify.annotations.NullMarked;
