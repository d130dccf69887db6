/// The recognizer of Dateline's own: a linear-chain CRF whose features are hashed into a table of
/// small weights, trained by the module entity-training.
@NullMarked
package org.dateline.enrichment.recognizer.hashed;

import org.jspecify.annotations.NullMarked;
