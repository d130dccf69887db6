/// Web pages and fragments of HTML: what belongs to the article, and what the page declares of it.
@NullMarked
package org.dateline.formats.html;

import org.jspecify.annotations.NullMarked;
