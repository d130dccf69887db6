/// When an article was published: the evidence, weighed.
@NullMarked
package org.dateline.enrichment.published;

import org.jspecify.annotations.NullMarked;
