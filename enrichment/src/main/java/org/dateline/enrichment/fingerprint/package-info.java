/// Computes the fingerprint by which copies of an article's body are recognised.
@NullMarked
package org.dateline.enrichment.fingerprint;

import org.jspecify.annotations.NullMarked;
