/// Web archives: WARC and its forerunner ARC.
@NullMarked
package org.dateline.formats.warc;

import org.jspecify.annotations.NullMarked;
