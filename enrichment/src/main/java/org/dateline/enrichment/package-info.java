@NullMarked
package org.dateline.enrichment;

import org.jspecify.annotations.NullMarked;
