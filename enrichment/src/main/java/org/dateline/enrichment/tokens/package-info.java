/// A text as sentences of tokens, whatever tokenizer and recognizer read it.
@NullMarked
package org.dateline.enrichment.tokens;

import org.jspecify.annotations.NullMarked;
