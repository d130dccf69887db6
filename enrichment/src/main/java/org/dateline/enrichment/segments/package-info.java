/// Marks what each stretch of an article is: title, body, caption, tag list and so on.
@NullMarked
package org.dateline.enrichment.segments;

import org.jspecify.annotations.NullMarked;
