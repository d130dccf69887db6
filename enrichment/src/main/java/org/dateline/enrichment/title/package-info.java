/// Decides what an article is called.
@NullMarked
package org.dateline.enrichment.title;

import org.jspecify.annotations.NullMarked;
