/// Articles as JSON.
@NullMarked
package org.dateline.formats.json;

import org.jspecify.annotations.NullMarked;
