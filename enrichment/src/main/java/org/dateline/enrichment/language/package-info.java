/// Tells the language an article is written in.
@NullMarked
package org.dateline.enrichment.language;

import org.jspecify.annotations.NullMarked;
