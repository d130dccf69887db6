/// Computes the fingerprint by which copies of an article's body are recognised. Part of the
/// contract: who compares stored texts exactly, or looks for copies of a text of their own, takes
/// the same shingles.
@NullMarked
package org.dateline.events.fingerprint;

import org.jspecify.annotations.NullMarked;
